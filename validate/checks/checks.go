// Package checks holds every check that ships with Dateline, one a file.
//
// A check reports facts about rows and never changes, skips or repairs one. It stays silent where it cannot know: a wrong
// finding teaches people to ignore the right ones. IDs are never reused; the families are DL1 dates, DL2 sources, DL3
// content, DL4 identity and duplicates, DL5 schema and encoding, DL6 the dataset as a whole.
//
// To add a check, write one file with one value, put it on the list below and its case in testdata. Help, CHECKS.md and the
// rules of the SARIF report follow from the list.
package checks

import (
	"fmt"
	"slices"

	"dateline/schema"
	"dateline/validate"
)

// All lists the checks by ID. Do not modify it.
var All = []*validate.Check{
	missingDate, ambiguousDate, inferredDate, futureDate, dateAfterRetrieval, weekdayMismatch, dateConflict, placeholderDate,
	inconsistentDate, modifiedBeforePublication, midnightTime, datePileUp, retrievalDayDates, gapInDays, firstOfMonthDates,
	contradictingEvidence, outsideWindow,

	missingSource, unknownSource, sourceDomainMismatch, foreignLanguage, inconsistentSource, varyingSourceSpelling,
	organisationAsAuthor, datelineWithoutPlace, malformedAuthor,

	missingHeadline, shortBody, chromeInBody, mojibake, headlineAsDescription, cutOffBody, headlineInBody, templateLeftover,
	markupInText, wrongWordCount, strayHeading, strayDateline, overlongHeadline, repeatedParagraph, errorPage,
	boilerplateInBody, textCutAtLimit, unrelatedHeadline, overlongDescription,

	duplicateID, duplicateURL, duplicateBody, nearDuplicateBody, storyUnderTwoDates, idMismatch, danglingDuplicate,
	homepageAddress,

	schemaViolation, brokenRow, invalidEncoding, unknownField, duplicateKey, unreadableFile, newerSchema, irregularForm,
	emptyString, invisibleCharacter, oversizedRowGroup, nullAsText,

	formatsDisagree, manifestMismatch, countMismatch, missingManifest, orphanedSidecarRow, emptyDataset, unsortedRows,
	staleEvidence, changedInput, expiredException, unusedException,
}

// eachRow is the Start of a check that looks at one row at a time.
func eachRow(look func(p *validate.Pass, r *validate.Row)) func(*validate.Pass) validate.Visitor {
	return func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{Row: func(r *validate.Row) { look(p, r) }}
	}
}

// report reports a finding about a field of a row.
func report(p *validate.Pass, r *validate.Row, field, value, format string, args ...any) {
	p.Report(r.Finding(field, value, fmt.Sprintf(format, args...)))
}

// plural is "1 word", "2 words".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// reportRules reports those of the violations that break one of the rules.
func reportRules(p *validate.Pass, r *validate.Row, list []schema.Violation, rules ...string) {
	for _, v := range list {
		if slices.Contains(rules, v.Rule) {
			p.Report(r.Finding(v.Field, v.Value, v.Message))
		}
	}
}

// reportKinds reports those of the row's problems that are of one of the kinds.
func reportKinds(p *validate.Pass, r *validate.Row, kinds ...string) {
	for _, pr := range r.Problems {
		if slices.Contains(kinds, pr.Kind) {
			p.Report(r.Finding(pr.Field, pr.Value, pr.Message))
		}
	}
}

// ofProblems is the Start of a check that reports the problems of some kinds which the readers find in rows and files.
func ofProblems(kinds ...string) func(*validate.Pass) validate.Visitor {
	return func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{
			File: func(f *validate.File) {
				for _, pr := range f.Header {
					if slices.Contains(kinds, pr.Kind) {
						p.Report(p.Dataset.Finding(f.Path, pr.Field, pr.Value, pr.Message))
					}
				}
			},
			Row: func(r *validate.Row) { reportKinds(p, r, kinds...) },
		}
	}
}

package checks

import (
	"fmt"
	"slices"

	"dateline/export/dataset"
	"dateline/validate"
)

var unusedException = &validate.Check{
	ID: "DL691", Name: "unused-exception", Severity: validate.Warning, Since: "0.1",
	Doc: `An exception of dateline.yaml that accepts nothing, though its check ran on files that it fits and met a record with an id, input and source that it names. An exception for records of another dataset is passed over.

It matters because an exception that outlives its reason will one day hide something else.

Example: the record was corrected, its exception stayed.`,
	Fix:      "Remove the exception.",
	OfPolicy: true, Generic: true,
	Start: eachException(func(p *validate.Pass, i int, e *validate.Exception) {
		ran := slices.ContainsFunc(p.Policy.Checks, func(c *validate.Check) bool { return c.ID == e.Check })
		if p.Policy.Matched[i] == 0 && ran && !e.Expired(p.Today) && p.Policy.Concerns(i) {
			p.Report(exceptionFinding(p, e, fmt.Sprintf("exception for %s accepts no finding", e.Check)))
		}
	}),
}

func eachException(look func(p *validate.Pass, i int, e *validate.Exception)) func(*validate.Pass) validate.Visitor {
	return func(p *validate.Pass) validate.Visitor {
		return validate.Visitor{End: func() {
			if p.Policy.Policy == nil {
				return
			}
			for i := range p.Policy.Policy.Exceptions {
				look(p, i, &p.Policy.Policy.Exceptions[i])
			}
		}}
	}
}

func exceptionFinding(p *validate.Pass, e *validate.Exception, message string) validate.Finding {
	return validate.Finding{
		Position: dataset.Position{File: p.Policy.Policy.Path, Line: int64(e.Line)},
		Field:    e.Check, Value: e.Reason, Message: message,
	}
}

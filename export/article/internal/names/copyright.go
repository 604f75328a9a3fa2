package names

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"dateline/export/article/internal/furniture"
	"dateline/export/article/internal/prose"
	"dateline/schema/source"
)

var (
	rightsMark  = regexp.MustCompile(`(?i)©|\(c\)|copyright|ⓒ|&copy;`)
	rightsYears = regexp.MustCompile(`\b(?:19|20)\d\d\b(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present|today|heute)\b)?`)
	rightsWords = regexp.MustCompile(`(?i)©|\(c\)|ⓒ|&copy;|\bcopyrights?\b|\ball rights reserved\b.*|\btous droits réservés\b.*|\balle rechte vorbehalten\b.*|\b(?:todos los )?derechos reservados\b.*|\btodos os direitos reservados\b.*|\btutti i diritti riservati\b.*|все права защищены.*|усі права захищені.*|\bwszelkie prawa zastrzeżone\b.*|\btüm hakları saklıdır\b.*|版权所有.*|無断.*|جميع الحقوق محفوظة.*`)
	companyForm = regexp.MustCompile(`(?i)[,\s]+(?:ltd|limited|llc|inc|plc|gmbh(?: & co\.?(?: kg)?| &)?|s\.? ?a|s|ag|s\.?a\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|b\.?v\.?|a/s|ab|oy|corp(?:oration)?|co)\.?$`)
)

// mayClaimRights is false only of text that neither rightsMark nor notice matches. It is asked of every paragraph.
func mayClaimRights(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case 'c', 'C':
			if opensWith(s[i:], "cop") {
				return true
			}
		case '(':
			if opensWith(s[i:], "(c)") {
				return true
			}
		case '&':
			if opensWith(s[i:], "&c") {
				return true
			}
		}
	}
	return strings.Contains(s, "©") || strings.Contains(s, "ⓒ")
}

// opensWith reports whether s begins with what is given, without regard to case.
func opensWith(s, begin string) bool {
	return len(s) >= len(begin) && strings.EqualFold(s[:len(begin)], begin)
}

const (
	// yearDigits are the digits of a year that is written out; in 2019-21 the second is not.
	yearDigits = 4
	// mostRightsLine is the bytes of a copyright line; longer ones are terms of use, which name many.
	mostRightsLine = 400
	// mostOwnerWords and leastOwnerLetters bound a name: a sentence has more words, and two letters are the rest of an
	// abbreviation.
	mostOwnerWords, leastOwnerLetters = 5, 3
	// ownerCapitals is the share of a name's words with a capital that must be passed.
	ownerCapitals = 0.6
)

// IsNotice reports whether a line is a copyright line: it has the mark and a year, or opens with the mark.
func IsNotice(line string) bool {
	if !mayClaimRights(line) {
		return false
	}
	at := rightsMark.FindStringIndex(line)
	return at != nil && (at[0] == 0 || rightsYears.MatchString(line))
}

// RightsYear is the latest year that text gives as one that rights are claimed for, 0 when it gives none.
func RightsYear(text string) int {
	latest := 0
	for _, years := range rightsYears.FindAllString(text, -1) {
		for _, f := range strings.FieldsFunc(years, func(r rune) bool { return r < '0' || r > '9' }) {
			if v, err := strconv.Atoi(f); err == nil && len(f) == yearDigits {
				latest = max(latest, v)
			}
		}
	}
	return latest
}

// RightsHolder reads who claims the rights in a line such as "© 2017 The Daily Example Ltd. All rights reserved", "(c) AFP
// 2017"; empty when the line claims none. A name that the registry does not know counts only with stranger set, in a line
// that gives a year. Credits of photos are not claims on the page.
func RightsHolder(line string, reg *source.Registry, stranger bool) string {
	if len(line) > mostRightsLine || !mayClaimRights(line) || !rightsMark.MatchString(line) {
		return ""
	}
	year := rightsYears.MatchString(line)
	low := strings.ToLower(line)
	if !year && (strings.Contains(low, "photo") || strings.Contains(low, "foto") || strings.Contains(low, "getty") || strings.Contains(low, "image")) {
		return ""
	}
	rest := rightsYears.ReplaceAllString(line, " ")
	loc := rightsMark.FindStringIndex(rest)
	if loc == nil {
		return ""
	}
	behind := rightsWords.ReplaceAllString(rest[loc[0]:], " ")
	if name := rightsOwner(behind, reg, stranger && year); name != "" {
		return name
	}
	return rightsOwner(rightsWords.ReplaceAllString(rest[:loc[0]], " "), reg, false) // "Example News © 2019"
}

// rightsOwner finds the name in what is left of a copyright line: the first part of it that the registry knows or, for a
// stranger, the first part if it has the form of a name.
func rightsOwner(s string, reg *source.Registry, stranger bool) string {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(".|·•,;:()[]\n", r) }) {
		name := bareOwner(part)
		if name == "" {
			continue
		}
		if out := cmp.Or(reg.ByName(name), reg.ByMark(name)); out != nil {
			return out.Name
		}
		if !stranger {
			continue
		}
		partners := !strings.Contains(name, " ") && strings.Contains(s, name+", ") && strings.Contains(s, "& Co") // "Ames, Cole & Co"
		if !isOwner(name) || partners {
			return ""
		}
		return name
	}
	return ""
}

// bareOwner takes the form of the company and the words around a name off a part of a copyright line.
func bareOwner(part string) string {
	name := strings.Trim(prose.Clean(part), " -–—/\"'*")
	for _, tail := range []string{" - ", " or its ", " and its ", " and/or its "} {
		name, _, _ = strings.Cut(name, tail)
	}
	for {
		cut := companyForm.ReplaceAllString(name, "")
		if cut == name {
			break
		}
		name = cut
	}
	for _, by := range []string{"by ", "by: ", "von ", "par ", "por "} {
		name = strings.TrimPrefix(name, by)
	}
	return name
}

// isOwner reports whether a part of a copyright line has the form of a name: a few words with capitals, no figures, no words of
// the page's furniture.
func isOwner(name string) bool {
	m := prose.MeasureOf(name)
	return m.Words >= 1 && m.Words <= mostOwnerWords && m.Letters >= leastOwnerLetters && m.Digits == 0 && (m.Capitals > ownerCapitals || !m.Cased) &&
		furniture.Of(name, m.Words)&^furniture.CreditWord == 0
}

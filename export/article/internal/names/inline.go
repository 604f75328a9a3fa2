package names

import (
	"slices"
	"strings"
	"unicode"

	"dateline/export/pubdate"
)

// InLine are the names in a line that is a byline or holds one between marks; nil when it is something else.
func InLine(text string) []string {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("|·•\n/⋅", r) }) {
		words := strings.Fields(part)
		for i, w := range words {
			label := strings.ToLower(strings.TrimRight(w, ":"))
			if i > 8 || !authorWords.lead[label] && !authorWords.lead[label+":"] && !(strings.HasSuffix(w, ":") && authorWords.labels[label]) || label == "de" || label == "di" || label == "od" || label == "from" {
				continue
			}
			rest := strings.Join(beforeFigure(words[i+1:]), " ")
			if rest == "" || i > 0 && !strings.ContainsAny(strings.Join(words[:i], " "), "0123456789") && i > 2 {
				continue
			}
			names := Split(rest)
			ok := len(names) > 0 && len(names) <= 4
			for _, n := range names {
				r := []rune(n)
				ok = ok && (strings.Contains(n, " ") || signsAlone(words[:i], len(names))) && unicode.IsUpper(r[0]) && len(strings.Fields(n)) <= 4 && !strings.ContainsAny(n, "?!\"„“")
			}
			if ok && WordsOf(rest) <= 14 {
				return names
			}
		}
	}
	return nil
}

// beforeFigure is the words before the first that begins with a figure: dates and times stand behind names.
func beforeFigure(words []string) []string {
	for i, w := range words {
		if i > 0 && w[0] >= '0' && w[0] <= '9' {
			for j := 1; j < i; j++ {
				if on := strings.ToLower(words[j]); on == "on" || on == "am" || on == "le" || on == "el" || on == "em" {
					return words[:j]
				}
			}
			return words[:i]
		}
	}
	return words
}

// signsAlone reports whether the words before "by" let one name of one word follow: a word of posting ("Posted by Ann") or a date
// and time of day ("04.03.2031 13:30 by Ann").
func signsAlone(before []string, names int) bool {
	if len(before) == 0 || names != 1 {
		return false
	}
	switch w := strings.ToLower(before[len(before)-1]); w {
	case "posted", "written", "published", "erstellt", "geschrieben", "verfasst", "veröffentlicht", "gepostet", "publié", "posté", "écrit", "escrito", "publicado", "scritto", "pubblicato", "geplaatst", "geschreven":
		return true
	default:
		m, ok := pubdate.Parse(strings.Join(before, " "))
		return ok && slices.ContainsFunc(m.Readings, pubdate.Partial.Full)
	}
}

// BesideDate is the name in a line that holds a day, a name of two to four words and nothing else: "Ann Reed, 04.03.2031".
func BesideDate(text, lang string) []string {
	if len(text) > 80 {
		return nil
	}
	found := pubdate.Find(text, lang)
	if len(found) != 1 || !slices.ContainsFunc(found[0].Readings, pubdate.Partial.Full) {
		return nil
	}
	const marks = " -–—,|·•/:()"
	before, after := strings.Trim(text[:found[0].Start], marks), strings.Trim(text[found[0].End:], marks)
	name := before + after
	if before != "" && after != "" || !strings.ContainsAny(text, "-–—,|·•/") {
		return nil
	}
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 || len(Split(name)) != 1 || Split(name)[0] != name {
		return nil
	}
	for i, w := range words {
		r := []rune(w)
		if !unicode.IsUpper(r[0]) && (i == 0 || i == len(words)-1 || !authorWords.particles[w]) || len(r) > 1 && strings.ToUpper(w) == w && !strings.Contains(w, ".") {
			return nil
		}
	}
	return []string{name}
}

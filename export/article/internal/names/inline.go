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
		for i, w := range words[:min(len(words), bylineReach)] {
			if !leadsNames(w) || i > undatedReach && !strings.ContainsAny(strings.Join(words[:i], " "), "0123456789") {
				continue
			}
			if people := namesBehind(words[:i], words[i+1:]); people != nil {
				return people
			}
		}
	}
	return nil
}

// bylineReach is how many words may stand before the names of a byline, and with them the word that leads to them: a weekday,
// a date and a time of day.
const bylineReach = 9

// undatedReach is how many of them may stand there without a figure, as "Harbour News by Ann Reed" has; more begin a sentence.
const undatedReach = 2

// leadsNames reports whether names may follow a word: "By", "Author:". Words that also stand between other nouns do not.
func leadsNames(w string) bool {
	label := strings.ToLower(strings.TrimRight(w, ":"))
	switch label {
	case "de", "di", "od", "from":
		return false
	}
	return authorWords.lead[label] || authorWords.lead[label+":"] || strings.HasSuffix(w, ":") && authorWords.labels[label]
}

// namesBehind are the persons whom the words behind a "By" name; nil when they are anything else.
func namesBehind(before, behind []string) []string {
	const (
		mostNames = 4  // more are a list of other things
		mostWords = 14 // of the names and what stands with them
	)
	rest := strings.Join(beforeFigure(behind), " ")
	if rest == "" || WordsOf(rest) > mostWords {
		return nil
	}
	people := Split(rest)
	if len(people) == 0 || len(people) > mostNames {
		return nil
	}
	for _, n := range people {
		if !strings.Contains(n, " ") && !signsAlone(before, len(people)) || !unicode.IsUpper([]rune(n)[0]) || WordsOf(n) > mostName || strings.ContainsAny(n, "?!\"„“") {
			return nil
		}
	}
	return people
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
	const longest = 80 // bytes of a name with a date; what is longer is a sentence
	if len(text) > longest {
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
	if len(words) < leastName || len(words) > mostName || len(Split(name)) != 1 || Split(name)[0] != name {
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

package article

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"dateline/export/pubdate"
)

// bylineNames are the names in a line that is a byline or holds one between marks; nil when it is something else.
func bylineNames(text string) []string {
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
			names := splitAuthors(rest)
			ok := len(names) > 0 && len(names) <= 4
			for _, n := range names {
				r := []rune(n)
				ok = ok && (strings.Contains(n, " ") || signsAlone(words[:i], len(names))) && unicode.IsUpper(r[0]) && len(strings.Fields(n)) <= 4 && !strings.ContainsAny(n, "?!\"„“")
			}
			if ok && wordsOf(rest) <= 14 {
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
		return ok && full([]pubdate.Candidate{{Mention: m}})
	}
}

// datedName is the name in a line that holds a day, a name of two to four words and nothing else: "Ann Reed, 04.03.2031".
func datedName(text, lang string) []string {
	if len(text) > 80 {
		return nil
	}
	found := pubdate.Find(text, lang)
	if len(found) != 1 || !full([]pubdate.Candidate{{Mention: found[0]}}) {
		return nil
	}
	const marks = " -–—,|·•/:()"
	before, after := strings.Trim(text[:found[0].Start], marks), strings.Trim(text[found[0].End:], marks)
	name := before + after
	if before != "" && after != "" || !strings.ContainsAny(text, "-–—,|·•/") {
		return nil
	}
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 || len(splitAuthors(name)) != 1 || splitAuthors(name)[0] != name {
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

// ofSite reports whether a name is the site's, or the site's with a word before or behind it ("Herald Staff").
func ofSite(n string, sites []string) bool {
	if matchesSite(n, sites) {
		return true
	}
	k := textKey(n)
	for _, s := range sites {
		if sk := textKey(s); len(sk) >= 6 && strings.Contains(k, sk) && len(k) < len(sk)+10 {
			return true
		}
	}
	return false
}

// genericAuthor reports names that are accounts (first.last, admin) and desks.
func genericAuthor(n string) bool {
	if !strings.Contains(n, " ") && strings.ContainsAny(n, "-_") && n == strings.ToLower(n) {
		return true
	}
	return authorWords.generic[strings.ToLower(n)] || authorWords.accounts[strings.ToLower(n)] || !strings.Contains(n, " ") && strings.Contains(strings.TrimRight(n, "."), ".")
}

// cleanAuthors makes a clean list of names of what places state.
func cleanAuthors(raw []string, sites []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range raw {
		for _, n := range splitAuthors(s) {
			k := textKey(n)
			if k == "" || seen[k] {
				continue
			}
			seen[k] = true
			out = append(out, n)
		}
	}
	if len(out) < 2 {
		return out
	}
	// Beside persons, the site's own name is no author.
	kept := out[:0:0]
	for _, n := range out {
		if !matchesSite(n, sites) && !genericAuthor(n) {
			kept = append(kept, n)
		}
	}
	if len(kept) == 0 {
		return out[:1]
	}
	return kept
}

//go:embed authors.tsv
var authorsTSV string

// authorWords are the words of authors.tsv.
var authorWords = readAuthorWords(authorsTSV)

type authorWordList struct {
	lead, and, roles, particles, generic, accounts, labels, suffix map[string]bool
}

func readAuthorWords(tsv string) authorWordList {
	w := authorWordList{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	lists := map[string]map[string]bool{"lead": w.lead, "and": w.and, "role": w.roles, "particle": w.particles, "generic": w.generic, "account": w.accounts, "label": w.labels, "suffix": w.suffix}
	for line := range strings.Lines(tsv) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, words, _ := strings.Cut(line, "\t")
		for _, word := range strings.Split(words, ",") {
			if list := lists[kind]; list != nil {
				list[strings.TrimSpace(word)] = true
			}
		}
	}
	return w
}

// splitAuthors cuts "By A. Name, Chief Reporter, and B. Name (Berlin)" into its names.
func splitAuthors(s string) []string {
	s = squeeze(ldText(s))
	if i := strings.IndexByte(s, '<'); i >= 0 {
		s = squeeze(stripTags(s))
	}
	s = strings.Trim(s, " '\"’‘“”|,;:/·•-–—")
	if office, _, ok := cutAny(s, "：", ":"); ok && authorWords.roles[squeeze(office)] {
		return nil // who edited it
	}
	s = cutLead(s)
	var out []string
	skipped := false
	for _, part := range splitList(s) {
		n := cleanName(part)
		switch {
		case n == "" && len(out) > 0 && wordsOf(part) > 6:
			return out
		case n == "":
			skipped = skipped || wordsOf(part) > 1
		case skipped && len(out) > 0 && wordsOf(n) < 2: // a list of subjects behind an office
		default:
			out = append(out, n)
		}
	}
	return out
}

// accountName is a login made of a person's names: ann.reed. What ends like a domain is none.
var accountName = regexp.MustCompile(`^[A-Za-z][a-z]+(\.[a-z]+)*\.[a-z]{4,}$`)

func wordsOf(s string) int { return len(strings.Fields(s)) }

// stripTags drops markup that stands inside a value.
func stripTags(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(z.Token().Data)
		default:
			b.WriteByte(' ')
		}
	}
}

// cutLead takes "By", "Von", "Text:" off the front, more than once where they stack.
func cutLead(s string) string {
	for range 3 {
		word, rest, ok := strings.Cut(s, " ")
		if !ok {
			break
		}
		w := strings.ToLower(strings.TrimRight(word, ":"))
		if authorWords.lead[w] || strings.HasSuffix(word, ":") && len(word) < 20 {
			s = strings.TrimLeft(rest, " :|-–—")
			continue
		}
		if two, tail, ok := strings.Cut(rest, " "); ok && authorWords.lead[w+" "+strings.ToLower(strings.TrimRight(two, ":"))] {
			s = strings.TrimLeft(tail, " :|-–—")
			continue
		}
		break
	}
	return s
}

// splitList cuts at commas, semicolons, bars and at the word for "and".
func splitList(s string) []string {
	s = strings.NewReplacer(";", ",", " | ", ",", "|", ",", "、", ",", "，", ",", " / ", ",", " • ", ",", " · ", ",", "・", ",", " & ", ",", " + ", ",", " – ", ",", " — ", ",", " - ", ",").Replace(s)
	var out []string
	for _, part := range strings.Split(s, ",") {
		words := strings.Fields(part)
		start := 0
		for i, w := range words {
			if i > 0 && i < len(words)-1 && authorWords.and[strings.ToLower(w)] && i > start && (w != "e" && w != "y" && w != "i" || i-start >= 2) {
				out = append(out, strings.Join(words[start:i], " "))
				start = i + 1
			} else if i == 0 && len(words) > 1 && authorWords.and[strings.ToLower(w)] {
				start = 1
			}
		}
		out = append(out, strings.Join(words[start:], " "))
	}
	return out
}

// cleanName makes a name of one part, or nothing when the part is an office, a place, an address or a sentence.
func cleanName(s string) string {
	if low := strings.ToLower(s); strings.Contains(low, "[at]") || strings.Contains(low, "(at)") {
		return ""
	}
	if i := strings.IndexAny(s, "(["); i >= 0 {
		s = s[:i]
	}
	s = cutLead(strings.TrimSpace(s))
	if at := strings.IndexByte(s, '@'); at > 0 {
		words := strings.Fields(s)
		kept := words[:0]
		for _, w := range words {
			if !strings.Contains(w, "@") {
				kept = append(kept, w)
			}
		}
		s = strings.Join(kept, " ")
	}
	if name, _, ok := strings.Cut(s, ": "); ok && strings.Contains(strings.TrimSpace(name), " ") {
		s = name // what follows is another field
	}
	s = strings.Trim(s, " '\"“”„|,;:/·•-–—*")
	if s == "" || len(s) > 60 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.HasPrefix(strings.ToLower(s), "www.") {
		return ""
	}
	if accountName.MatchString(s) {
		parts := strings.Split(s, ".")
		for i, p := range parts {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
		s = strings.Join(parts, " ")
	}
	words := strings.Fields(s)
	for len(words) > 1 && authorWords.suffix[words[len(words)-1]] {
		words = words[:len(words)-1]
		s = strings.Join(words, " ")
	}
	if l := strings.ToLower(s); len(words) > 6 || authorWords.lead[l] || authorWords.labels[l] || authorWords.and[l] {
		return ""
	}
	digits, lower := 0, 0
	for i, w := range words {
		r := []rune(w)
		if unicode.IsDigit(r[0]) {
			digits++
		}
		if unicode.IsLower(r[0]) && !authorWords.particles[strings.ToLower(w)] && i > 0 && !strings.ContainsAny(w, "'’") {
			lower++
		}
		if authorWords.roles[strings.ToLower(strings.Trim(w, ".:"))] && len(words) > 1 && !authorWords.generic[strings.ToLower(s)] {
			return ""
		}
	}
	if lower > 0 && len(words) > 1 || digits > 0 || len(words) == 1 && authorWords.roles[strings.ToLower(s)] || len([]rune(s)) < 2 {
		return ""
	}
	return s
}

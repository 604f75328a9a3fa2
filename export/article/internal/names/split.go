package names

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dateline/export/article/internal/prose"
)

const (
	// mostPartWords is how many words a part of a byline has that may be a name with its particles and titles; more are a
	// sentence.
	mostPartWords = 6
	// mostNameBytes and leastNameLetters are the size of one name.
	mostNameBytes, leastNameLetters = 60, 2
	// labelBytes is more than a word has with the colon behind it that labels a byline ("Text:"); longer ones are an
	// address or a word of a sentence.
	labelBytes = 20
)

// Split cuts "By A. Name, Chief Reporter, and B. Name (Berlin)" into its names.
func Split(s string) []string {
	s = prose.Squeeze(prose.Unescape(s))
	if i := strings.IndexByte(s, '<'); i >= 0 {
		s = prose.Squeeze(prose.StripTags(s))
	}
	s = strings.Trim(s, " '\"’‘“”|,;:/·•-–—")
	if office, _, ok := prose.CutAny(s, "：", ":"); ok && authorWords.roles[prose.Squeeze(office)] {
		return nil // who edited it
	}
	s = cutLead(s)
	var out []string
	skipped := false
	for _, part := range SplitList(s) {
		n := cleanName(part)
		switch {
		case n == "" && len(out) > 0 && WordsOf(part) > mostPartWords:
			return out
		case n == "":
			skipped = skipped || WordsOf(part) > 1
		case skipped && len(out) > 0 && WordsOf(n) < leastName: // a list of subjects behind an office
		default:
			out = append(out, n)
		}
	}
	return out
}

// accountName is a login made of a person's names: ann.reed. What ends like a domain is none.
var accountName = regexp.MustCompile(`^[A-Za-z][a-z]+(\.[a-z]+)*\.[a-z]{4,}$`)

func WordsOf(s string) int { return len(strings.Fields(s)) }

// cutLead takes "By", "Von", "Text:" off the front, more than once where they stack.
func cutLead(s string) string {
	for range 3 {
		word, rest, ok := strings.Cut(s, " ")
		if !ok {
			break
		}
		w := strings.ToLower(strings.TrimRight(word, ":"))
		if authorWords.lead[w] || strings.HasSuffix(word, ":") && len(word) < labelBytes {
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

// betweenNames writes what parts names as a comma.
var betweenNames = strings.NewReplacer(";", ",", " | ", ",", "|", ",", "、", ",", "，", ",", " / ", ",", " • ", ",", " · ", ",", "・", ",", " & ", ",", " + ", ",", " – ", ",", " — ", ",", " - ", ",")

// SplitList cuts at commas, semicolons, bars and at the word for "and".
func SplitList(s string) []string {
	s = betweenNames.Replace(s)
	var out []string
	for _, part := range strings.Split(s, ",") {
		words := strings.Fields(part)
		start := 0
		for i, w := range words {
			if i > 0 && i < len(words)-1 && authorWords.and[strings.ToLower(w)] && i > start && (w != "e" && w != "y" && w != "i" || i-start >= leastName) {
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
	s = withoutMail(cutLead(strings.TrimSpace(s)))
	if name, _, ok := strings.Cut(s, ": "); ok && strings.Contains(strings.TrimSpace(name), " ") {
		s = name // what follows is another field
	}
	s = strings.Trim(s, " '\"“”„|,;:/·•-–—*")
	if s == "" || len(s) > mostNameBytes || strings.Contains(s, "://") || strings.HasPrefix(s, "@") || strings.HasPrefix(strings.ToLower(s), "www.") {
		return ""
	}
	s = withoutTitles(spelledOut(s))
	if len([]rune(s)) < leastNameLetters || !isNamed(s) {
		return ""
	}
	return s
}

// withoutMail drops the words with an @ behind a name.
func withoutMail(s string) string {
	if strings.IndexByte(s, '@') <= 0 {
		return s
	}
	words := slices.DeleteFunc(strings.Fields(s), func(w string) bool { return strings.Contains(w, "@") })
	return strings.Join(words, " ")
}

// spelledOut makes a name of a login that is made of one: ann.reed.
func spelledOut(s string) string {
	if !accountName.MatchString(s) {
		return s
	}
	parts := strings.Split(s, ".")
	for i, p := range parts {
		parts[i] = strings.ToUpper(p[:1]) + p[1:]
	}
	return strings.Join(parts, " ")
}

// withoutTitles drops the titles behind a name: "Jane Roe MP".
func withoutTitles(s string) string {
	words := strings.Fields(s)
	n := len(words)
	for n > 1 && authorWords.suffix[words[n-1]] {
		n--
	}
	if n == len(words) {
		return s
	}
	return strings.Join(words[:n], " ")
}

// isNamed reports whether the words of a part may be a name: none of them tells an office, begins with a figure, or is in lower
// case but for the particles of names.
func isNamed(s string) bool {
	words := strings.Fields(s)
	if l := strings.ToLower(s); len(words) > mostPartWords || authorWords.lead[l] || authorWords.labels[l] || authorWords.and[l] {
		return false
	}
	generic := authorWords.generic[strings.ToLower(s)]
	for i, w := range words {
		r := []rune(w)[0]
		low := strings.ToLower(w)
		switch {
		case unicode.IsDigit(r):
			return false
		case unicode.IsLower(r) && i > 0 && !authorWords.particles[low] && !strings.ContainsAny(w, "'’"):
			return false
		case len(words) > 1 && !generic && authorWords.roles[strings.Trim(low, ".:")]:
			return false
		case len(words) == 1 && authorWords.roles[low]:
			return false
		}
	}
	return true
}

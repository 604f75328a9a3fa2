package names

import (
	"regexp"
	"strings"
	"unicode"

	"dateline/export/article/internal/prose"
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
		case n == "" && len(out) > 0 && WordsOf(part) > 6:
			return out
		case n == "":
			skipped = skipped || WordsOf(part) > 1
		case skipped && len(out) > 0 && WordsOf(n) < 2: // a list of subjects behind an office
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

// SplitList cuts at commas, semicolons, bars and at the word for "and".
func SplitList(s string) []string {
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

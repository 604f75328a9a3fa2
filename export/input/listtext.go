package input

import (
	"encoding/json"
	"strconv"
	"strings"
)

// listText reads a list that stands in a cell as text: JSON, or what Python's str gives, ['Ann Reed', "O'Neill", None]. It is nil
// for any other text.
func listText(s string) []any {
	if !strings.HasPrefix(s, "[") || !strings.HasSuffix(s, "]") {
		return nil
	}
	l := []any{}
	if json.Unmarshal([]byte(s), &l) == nil {
		return l
	}
	l = l[:0]
	for rest := strings.TrimSpace(s[1 : len(s)-1]); rest != ""; {
		v, n := pythonItem(rest)
		if n == 0 {
			return nil
		}
		if v != nil {
			l = append(l, v)
		}
		if rest = strings.TrimSpace(rest[n:]); rest == "" {
			break
		}
		var comma bool
		if rest, comma = strings.CutPrefix(rest, ","); !comma {
			return nil
		}
		rest = strings.TrimSpace(rest)
	}
	return l
}

// pythonItem reads the string, number or None that s begins with, and says how long it is; 0 when it is none of these.
func pythonItem(s string) (v any, n int) {
	if s[0] != '\'' && s[0] != '"' {
		n = strings.IndexByte(s+",", ',')
		word := strings.TrimSpace(s[:n])
		if word == "None" {
			return nil, n
		}
		if _, err := strconv.ParseFloat(word, 64); err != nil {
			return nil, 0
		}
		return json.Number(word), n
	}
	var b strings.Builder
	for rest := s[1:]; rest != ""; {
		if rest[0] == s[0] {
			return b.String(), len(s) - len(rest) + 1
		}
		c, _, tail, err := strconv.UnquoteChar(rest, s[0])
		if err != nil { // a backslash that Python does not know stands for itself
			c, tail = '\\', rest[1:]
		}
		b.WriteRune(c)
		rest = tail
	}
	return nil, 0
}

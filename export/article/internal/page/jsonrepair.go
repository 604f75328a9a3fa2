package page

import (
	"encoding/json"
	"html"
	"strings"
	"unicode/utf8"
)

// looseJSON decodes JSON as pages really embed it. Strict JSON is tried first; what it refuses is repaired: comments and
// CDATA or comment wrappers, trailing and doubled commas, raw control characters inside strings, invalid escapes, HTML
// entities for quotes, a missing end. It reports false when even that is no JSON.
func looseJSON(s string) (any, bool) {
	s = strings.TrimSpace(s)
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	s = strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(s)
	for _, try := range []string{s, html.UnescapeString(s)} {
		fixed := repairJSON(try)
		dec := json.NewDecoder(strings.NewReader(fixed))
		var all []any
		for {
			var v any
			if dec.Decode(&v) != nil {
				break
			}
			all = append(all, v)
		}
		if len(all) == 1 {
			return all[0], true
		}
		if len(all) > 1 {
			return all, true
		}
	}
	return nil, false
}

// repairJSON rewrites s token by token. It never looks further than the next byte that is not blank, so its work is
// linear in the length of s.
func repairJSON(s string) string {
	if i := strings.IndexAny(s, "{["); i > 0 {
		s = s[i:]
	}
	var b strings.Builder
	b.Grow(len(s))
	var open []byte // closing brackets still owed
	comma := false  // a comma is held back until it is known to separate two values
	value := false  // a value has been written since the last opening bracket
	emit := func(str string) {
		if comma && value {
			b.WriteByte(',')
		}
		comma = false
		b.WriteString(str)
	}
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '"':
			str, next := repairString(s, i)
			emit(str)
			value = true
			i = next
			continue
		case c == '{' || c == '[':
			emit(string(c))
			open = append(open, c+2)
			value = false
		case c == '}' || c == ']':
			comma = false
			if n := len(open); n > 0 && open[n-1] == c {
				open = open[:n-1]
				b.WriteByte(c)
				value = true
				if n == 1 {
					b.WriteByte('\n')
					value = false
				}
			}
		case c == ',':
			comma = true
		case c == ':':
			b.WriteByte(':')
			comma, value = false, false
		case c == '/' && strings.HasPrefix(s[i:], "//"):
			end := strings.IndexByte(s[i:], '\n')
			if end < 0 {
				end = len(s) - i
			}
			i += end
			continue
		case c == '/' && strings.HasPrefix(s[i:], "/*"):
			end := strings.Index(s[i+2:], "*/")
			if end < 0 {
				end = len(s) - i - 4
			}
			i = min(len(s), i+2+max(end, 0)+2)
			continue
		case c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_':
			j := i
			for j < len(s) && (s[j] == '-' || s[j] == '+' || s[j] == '.' || s[j] == '_' || s[j] >= '0' && s[j] <= '9' || s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z') {
				j++
			}
			word := s[i:j]
			if len(open) > 0 {
				if !json.Valid([]byte(word)) {
					q, _ := json.Marshal(word)
					word = string(q)
				}
				emit(word)
				value = true
			}
			i = j
			continue
		}
		i++
	}
	for n := len(open) - 1; n >= 0; n-- {
		b.WriteByte(open[n])
	}
	return b.String()
}

// repairString reads the string literal at s[i] and returns it as valid JSON with the place behind it. A quote that no
// comma, colon or bracket follows is taken for part of the text.
func repairString(s string, i int) (string, int) {
	var b strings.Builder
	b.WriteByte('"')
	i++
	for i < len(s) {
		switch c := s[i]; {
		case c == '"':
			rest := i + 1
			for rest < len(s) && (s[rest] == ' ' || s[rest] == '\n' || s[rest] == '\r' || s[rest] == '\t') {
				rest++
			}
			if rest == len(s) || strings.IndexByte(",:]}/", s[rest]) >= 0 || rest > i+1 && s[rest] == '"' && strings.IndexByte(s[i+1:rest], '\n') >= 0 {
				b.WriteByte('"')
				return b.String(), i + 1
			}
			b.WriteString(`\"`)
			i++
		case c == '\\':
			if i+1 < len(s) && strings.IndexByte(`"\/bfnrt`, s[i+1]) >= 0 {
				b.WriteString(s[i : i+2])
				i += 2
			} else if i+5 < len(s) && s[i+1] == 'u' && isHex(s[i+2:i+6]) {
				b.WriteString(s[i : i+6])
				i += 6
			} else {
				b.WriteString(`\\`)
				i++
			}
		case c < ' ':
			b.WriteByte(' ')
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			b.WriteRune(r)
			i += n
		}
	}
	b.WriteByte('"')
	return b.String(), i
}

func isHex(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

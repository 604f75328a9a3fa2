package dataset

import (
	"fmt"
	"strings"
	"sync"

	"dateline/schema"
)

// meant is what to say of an unknown name that is a field's in another spelling: Headline, published-at, wordCount.
func meant(name string) string {
	if field := spelt()[spelling(name)]; field != "" {
		return fmt.Sprintf("; the field is %q", field)
	}
	return ""
}

var spelt = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for i := range schema.Fields {
		m[spelling(schema.Fields[i].Name)] = schema.Fields[i].Name
	}
	return m
})

// spelling is a name without what spellings differ in.
func spelling(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '_' || c == '-' || c == ' ':
			return -1
		case 'A' <= c && c <= 'Z':
			return c + 'a' - 'A'
		}
		return c
	}, name)
}

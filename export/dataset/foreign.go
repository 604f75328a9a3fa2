package dataset

import (
	"fmt"
	"slices"
	"strings"

	"dateline/schema"
)

// essence are the fields of which an article's record has at least one, if only as null.
var essence = []string{"url", "headline", "body", "source", "date_published"}

var essential = func() (mask uint64) {
	for i := range schema.Fields {
		if slices.Contains(essence, schema.Fields[i].Name) {
			mask |= 1 << i
		}
	}
	return mask
}()

// foreign says of an object, by the fields that it has and its unknown names, that it is no record of an article; it returns
// nothing where it may be one. Fields that only are spelt otherwise are a better thing to say. For CSV and Parquet the
// header says what is missing, once.
func foreign(seen uint64, unknown []Problem) string {
	if seen&essential != 0 || slices.ContainsFunc(unknown, func(p Problem) bool { return p.Kind == KindUnknown && meant(p.Field) != "" }) {
		return ""
	}
	return fmt.Sprintf("the object has none of the fields %s, so it is no record of an article", strings.Join(essence, ", "))
}

package dateline

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"dateline/export/article/internal/prose"
	"dateline/export/pubdate"
	"dateline/schema/lexicon"
	"dateline/schema/source"
)

//go:embed forms.tsv
var formsTSV string

var formList = &lexicon.List{Name: "forms.tsv", Columns: []string{"whose", "language", "between", "pattern", "example"}}

// ownForm is a row of forms.tsv.
type ownForm struct {
	pattern  *regexp.Regexp
	language string // of the date behind the pattern, empty when none stands there
	between  string // what may stand between that date and the mark
}

var ownForms = sync.OnceValue(func() []ownForm {
	var forms []ownForm
	for row := range formList.Rows(formsTSV) {
		c := row.Cells
		forms = append(forms, ownForm{
			pattern: regexp.MustCompile(c[3]), language: strings.TrimPrefix(c[1], "-"), between: strings.TrimPrefix(c[2], "-"),
		})
	}
	return forms
})

// ownDateline reads the forms of forms.tsv.
func ownDateline(head string, reg *source.Registry) (Line, bool) {
	for _, f := range ownForms() {
		if d, ok := f.read(head, reg); ok {
			return d, true
		}
	}
	return Line{}, false
}

func (f *ownForm) read(head string, reg *source.Registry) (Line, bool) {
	lead := len(head) - len(strings.TrimLeft(head, prose.Whitespace))
	m := f.pattern.FindStringSubmatchIndex(head[lead:])
	if m == nil {
		return Line{}, false
	}
	group := func(name string) string {
		if i := f.pattern.SubexpIndex(name); i > 0 {
			return head[lead+m[2*i] : lead+m[2*i+1]]
		}
		return ""
	}
	d := Line{Place: group("place"), Mark: group("mark")}
	d.Start, d.End = lead, lead+len(strings.TrimRight(head[lead:lead+m[1]], prose.Whitespace))
	if f.language != "" {
		return f.readDate(d, head, lead+m[1], reg)
	}
	if !isPlace(d.Place) || notPlaces()[strings.ToLower(d.Place)] {
		return Line{}, false
	}
	if d.Agency = Known(d.Mark, reg); d.Agency == nil {
		d.Agency = reg.ByName(d.Mark)
	}
	return d, true
}

// readDate reads the date that begins at an offset, and the mark behind it.
func (f *ownForm) readDate(d Line, head string, at int, reg *source.Registry) (Line, bool) {
	tail := prose.Cut(head[at:], 80)
	found := pubdate.FindPrinted(tail, f.language)
	if len(found) == 0 || found[0].Start > 0 {
		return Line{}, false
	}
	date := found[0]
	d.End = at + date.End
	behind := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(tail[date.End:], " "), f.between), " ")
	if mark, agency, n := markAt(behind, reg); agency != nil {
		d.Mark, d.Agency = mark, agency
		d.End = at + len(tail) - len(behind) + n
	}
	date.Start += at
	date.End += at
	d.Mentions = []pubdate.Mention{date}
	return d, true
}

package pubdate

import "dateline/schema"

// sinceWords stand before a year that is under way or over when the text is written: "since 2014". Bounds that may lie
// ahead ("by 2020", "until 2030") and plain years ("in 2016") say nothing certain about the year of publication.
var sinceWords = map[string]bool{
	"since": true, "seit": true, "depuis": true, "desde": true, "dal": true, "sinds": true, "sedan": true, "siden": true,
	"منذ": true, "از": true,
}

// Numbers of four digits behind "since" are years from firstSince to lastSince: of institutions that news copy tells the age of,
// and a few years ahead of the edition. Others count something, or are too far off to bound anything.
const (
	firstSince = 1900
	lastSince  = editionYear + 10
)

// FindYears lists the years that text names and that bear on the year of publication: behind a word that says that they
// are over or under way, and those of full dates. Their places are offsets in text.
func FindYears(text, lang string) []YearMention {
	s := scan(text, lang)
	var out []YearMention
	for i, t := range s.toks {
		if !plainYear(t) || t.value < firstSince || t.value > lastSince || !t.spaced {
			continue
		}
		p := s.at(i - 1)
		if p.kind == word && (len(s.months1(i-1)) > 0) {
			p = s.at(i - 2)
		}
		if p.kind == word && sinceWords[p.folded] {
			out = append(out, YearMention{Year: t.value, Past: true, At: schema.Evidence{Start: int64(t.start), End: int64(t.end), Text: t.text}})
		}
	}
	for _, m := range Find(text, lang) {
		if len(m.Readings) == 1 && m.Readings[0].Full() {
			out = append(out, YearMention{Year: m.Readings[0].Year, Full: m.Readings[0].Date, At: schema.Evidence{Start: int64(m.Start), End: int64(m.End), Text: m.Text}})
		}
	}
	return out
}

func (s *scanner) months1(i int) []sense {
	m, _ := s.months(i)
	return m
}

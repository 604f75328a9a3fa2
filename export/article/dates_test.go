package article

import (
	"strings"
	"testing"
	"time"

	"dateline/export/article/internal/prose"
	"dateline/export/document"
	"dateline/export/pubdate"
	"dateline/schema"
)

const (
	harbour = "The harbour of Port Ellery reopened after the storm, the mayor told reporters on Wednesday. Fishing boats left at dawn, and the ferry to the islands took its first passengers in nine days."
	second  = "The council had closed both piers when waves broke the eastern wall. Repairs will cost about four million crowns, said the harbour master, who expects the work to last until spring."
	german  = "Der Hafen von Altenwerder ist wieder offen, sagte der Bürgermeister am Mittwoch. Die Fischer liefen im Morgengrauen aus, und die Fähre zu den Inseln nahm nach neun Tagen wieder Fahrgäste auf."
	russian = "Порт Северный вновь открыт после шторма, сообщил журналистам мэр города в среду. Рыбаки вышли в море на рассвете, а паром впервые за девять дней принял пассажиров на борт."
)

// TestDateEvidence holds which dates of a text are its own.
const arabic = "قال مدير الميناء إن ميناء المدينة أعيد فتحه صباح اليوم بعد أن ظل مغلقا ثلاثة أيام بسبب العاصفة التي ضربت الساحل الشمالي."

const hindi = "बंदरगाह के प्रमुख ने बताया कि शहर का बंदरगाह तीन दिन तक बंद रहने के बाद आज सुबह फिर से खोल दिया गया है और सभी जहाज लौट आए हैं।"

func TestDateEvidence(t *testing.T) {
	for _, tt := range []struct {
		name      string
		lines     []string
		retrieved string
		want      string
	}{
		{"header line", []string{"Harbour of Port Ellery reopens after the storm", "6 September 2017", harbour, second}, "", "stated header 2017-09-06"},
		{"header with label", []string{"Harbour of Port Ellery reopens after the storm", "Published: September 6, 2017 12:36 UTC+3", harbour, second}, "", "stated header 2017-09-06 09:36"},
		{"zone of the page's outlet", []string{"Harbour of Port Ellery reopens after the storm", "Published: September 6, 2017 12:36 BST", harbour, second, "Copyright 2017 The Guardian"}, "", "stated header 2017-09-06 11:36"},
		{"zone of an unknown outlet", []string{"Harbour of Port Ellery reopens after the storm", "Published: September 6, 2017 12:36 BST", harbour, second}, "", "stated header 2017-09-06"},
		{"published and updated", []string{"Harbour of Port Ellery reopens after the storm", "Published September 6, 2017 | Updated September 9, 2017", harbour, second}, "", "stated header 2017-09-06"},
		{"updated alone", []string{"Harbour of Port Ellery reopens after the storm", "Last updated: September 9, 2017", harbour, second}, "", "missing"},
		{"dateline", []string{"Harbour of Port Ellery reopens after the storm", "PORT ELLERY, September 6 (Reuters) - " + harbour, second}, "", "ambiguous dateline 5"},
		{"dateline of a day that does not exist", []string{"Harbour of Port Ellery reopens after the storm", "PORT ELLERY, September 31 (Reuters) - " + harbour, second}, "", "missing"},
		{"header of a day that does not exist", []string{"Harbour of Port Ellery reopens after the storm", "Published: 31 September 2017", "PORT ELLERY, September 6 (Reuters) - " + harbour, second}, "", "ambiguous dateline 5"},
		{"dateline and header year", []string{"Harbour of Port Ellery reopens after the storm", "7 September 2017", "PORT ELLERY, September 6 (Reuters) - " + harbour, second}, "", "stated header 2017-09-07"},
		{"masthead clock", []string{"Sunday, 21 October 2018", "Latest news", "Main » World", "Harbour of Port Ellery reopens after the storm", "08 December 2017", harbour, second}, "", "stated header 2017-12-08"},
		{"day above a masthead", []string{"Saturday 7 January 2023", "The Hillford Post", "Home News Sport Opinion", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "missing"},
		{"day above an outlet's name", []string{"Saturday 7 January 2023", "The Hillford Post", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "missing"},
		{"day above a bar of menu words", []string{"Saturday 7 January 2023", "Home News Sport Opinion", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "missing"},
		{"day above the outlet that claims the rights", []string{"Saturday 7 January 2023", "Ellery Online", "Harbour of Port Ellery reopens after the storm", harbour, second, "© 2023 Ellery Online. All rights reserved."}, "", "missing"},
		{"day at the headline", []string{"The Hillford Post", "Wednesday 6 September 2017", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "stated header 2017-09-06"},
		{"day above a kicker", []string{"6 September 2017", "Shipping", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "stated header 2017-09-06"},
		{"day above a byline", []string{"6 September 2017", "By Mary Quill", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "stated header 2017-09-06"},
		{"labelled day above a masthead", []string{"Published 6 September 2017", "The Hillford Post", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "stated header 2017-09-06"},
		{"today is", []string{"Today is Saturday, 7 January 2023", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "missing"},
		{"today's date", []string{"Today’s date: 7 January 2023", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "missing"},
		{"day that the dateline contradicts", []string{"Saturday 7 January 2023", "Harbour of Port Ellery reopens after the storm", "PORT ELLERY, Sept. 6 (Reuters) - " + harbour, second}, "", "ambiguous dateline 4"},
		{"labelled day that the dateline contradicts", []string{"Published Saturday 7 January 2023", "Harbour of Port Ellery reopens after the storm", "PORT ELLERY, Sept. 6 (Reuters) - " + harbour, second}, "", "stated header 2023-01-07"},
		{"copyright year", []string{"Harbour of Port Ellery reopens after the storm", harbour, second, "© 2018 The Ellery Post. All rights reserved."}, "", "missing"},
		{"event in the text", []string{"Harbour of Port Ellery reopens after the storm", harbour, "The storm of August 28, 2017 was the worst since 1953."}, "", "missing"},
		{"hours ago, clock known", []string{"Harbour of Port Ellery reopens after the storm", "3 hours ago", harbour, second}, "2017-09-06T15:00:00Z", "inferred header 2017-09-06"},
		{"hours ago, no clock", []string{"Harbour of Port Ellery reopens after the storm", "3 hours ago", harbour, second}, "", "missing"},
		{"figures in German", []string{"Hafen von Altenwerder nach dem Sturm wieder offen", "06.09.2017, 12:36 Uhr", german, strings.ReplaceAll(german, "Mittwoch", "Abend")}, "", "stated header 2017-09-06"},
		{"figures in English", []string{"Harbour of Port Ellery reopens after the storm", "06/09/2017", harbour, second}, "", "inferred weekday 2017-09-06"},
		{"English date line above Hindi", []string{"बंदरगाह को तूफान के बाद फिर से खोला गया", "Published: 06 Sep 2017, 2:36 PM IST", hindi, hindi}, "", "stated header 2017-09-06"},
		{"English change above Hindi", []string{"बंदरगाह को तूफान के बाद फिर से खोला गया", "Updated: 06 Sep 2017, 2:36 PM IST", hindi, hindi}, "", "missing"},
		{"dateline on a line of its own", []string{"إعادة فتح ميناء المدينة بعد العاصفة", "الرياض 15 ذو الحجة 1438 هـ الموافق 06 سبتمبر 2017 م واس", arabic, arabic}, "", "stated header 2017-09-06"},
		{"end of a business year", []string{"Harbour of Port Ellery reopens after the storm", "Year - period ended October 31, 1986", harbour, second}, "", "missing"},
		{"closing day", []string{"Harbour of Port Ellery reopens after the storm", "Applications close 14 August 2015", harbour, second}, "", "missing"},
		{"day of a ceremony", []string{"Harbour of Port Ellery reopens after the storm", "Opening ceremony: 14 August 2015, 7 pm, Town Hall", harbour, second}, "", "missing"},
		{"last visit", []string{"Last login: 14 August 2015", "Harbour of Port Ellery reopens after the storm", harbour, second}, "", "missing"},
		{"label that nobody knows", []string{"Harbour of Port Ellery reopens after the storm", "Gazetted: 6 September 2017", harbour, second}, "", "inferred header 2017-09-06"},
		{"Russian dateline", []string{"Порт Северный вновь открыт после шторма", "СЕВЕРНЫЙ, 6 сентября. /ТАСС/. " + russian, russian}, "", "ambiguous dateline 5"},
		{"flattened header", []string{"Wed Sep 6 2017 Harbour of Port Ellery Reopens. " + harbour + " " + second}, "", "stated header 2017-09-06"},
		{"full date in a sentence", []string{"On September 6, 2017 the harbour reopened. " + harbour + " " + second}, "", "missing"},
		{"address", []string{"Harbour of Port Ellery reopens after the storm", harbour, second, "URL https://example.org/2017/09/06/harbour"}, "", "missing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := &document.Document{Name: "t", Text: strings.Join(tt.lines, "\n\n")}
			if tt.retrieved != "" {
				doc.Retrieved, _ = time.Parse(time.RFC3339, tt.retrieved)
			}
			a, err := Extract(doc, nil)
			if err != nil {
				t.Fatal(err)
			}
			r := a.Date
			got := string(r.Status)
			switch r.Status {
			case schema.Stated, schema.Inferred:
				got += " " + string(r.Method) + " " + r.Date.String()
				if at, ok := r.Clock.At(r.Date); ok {
					got += at.Format(" 15:04")
				}
			case schema.Ambiguous:
				got += " " + string(r.Method) + " " + string(rune('0'+min(len(r.Candidates), 9)))
			}
			if got != tt.want {
				t.Errorf("got %q, want %q\nheader %v\n%v", got, tt.want, a.Record.Headline, r.Evidence)
			}
			for _, e := range r.Evidence {
				if e.Start >= 0 && doc.Text[e.Start:e.End] != e.Text {
					t.Errorf("evidence %q stands not at %d..%d but %q", e.Text, e.Start, e.End, doc.Text[e.Start:e.End])
				}
			}
		})
	}
}

// TestOrderFigures holds that the page's country tells day from month, and that nothing else is touched.
func TestOrderFigures(t *testing.T) {
	for _, tt := range []struct{ text, country, address, want string }{
		{"06/09/2017", "ES", "", "2017-09-06"},
		{"06/09/2017 12:36", "US", "", "2017-06-09"},
		{"06-09-2017", "", "https://www.example.co.uk/story", "2017-09-06"},
		{"06/09/2017", "CA", "", "2017-09-06 2017-06-09"},
		{"06/09/2017", "", "https://example.com/story", "2017-09-06 2017-06-09"},
		{"06/09/2017", "", "https://example.co/story", "2017-09-06 2017-06-09"},
		{"06/09/2017", "", "https://127.0.0.1/story", "2017-09-06 2017-06-09"},
		{"9/6/17", "US", "", "??17-09-06"},
		{"25/12/2017", "US", "", "2017-12-25"},
		{"06-09-17", "GB", "", "??17-09-06 ??17-06-09 ??06-09-17"},
	} {
		m, ok := pubdate.ParseIn(tt.text, "en")
		if !ok {
			t.Fatalf("%q is no date", tt.text)
		}
		c := []pubdate.Candidate{{Mention: m}}
		orderFigures(c, tt.country, tt.address)
		var got []string
		for _, r := range c[0].Readings {
			got = append(got, r.String())
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%q in %q at %q: got %s, want %s", tt.text, tt.country, tt.address, g, tt.want)
		}
	}
}

func TestHeaderDates(t *testing.T) {
	for _, tt := range []struct{ lang, in, published, modified string }{
		{"en", "Published: 6 September 2017", "2017-09-06", ""},
		{"en", "Updated 6 September 2017", "", "2017-09-06"},
		{"en", "Last modified on 6 September 2017", "", "2017-09-06"},
		{"en", "6 September 2017 (updated 7 September 2017)", "2017-09-06", "2017-09-07"},
		{"de", "Veröffentlicht am 06.09.2017 | Aktualisiert am 07.09.2017", "2017-09-06", "2017-09-07"},
		{"fr", "Publié le 6 septembre 2017 à 12h36, mis à jour le 7 septembre 2017", "2017-09-06", "2017-09-07"},
		{"es", "Actualizado el 6 de septiembre de 2017", "", "2017-09-06"},
		{"ru", "Обновлено: 6 сентября 2017", "", "2017-09-06"},
		{"uk", "Опубліковано 6 вересня 2017", "2017-09-06", ""},
		{"ar", "تاريخ النشر: 6 سبتمبر 2017", "2017-09-06", ""},
		{"tr", "Güncelleme: 6 Eylül 2017", "", "2017-09-06"},
		{"en", "04/09/87 03/09/87 04/09/87", "", ""},
		{"en", "given tentative approval Feb. 20.", "", ""},
		{"en", "Member since 6 September 2017", "", ""},
	} {
		published, modified := headerDates(prose.Span{Text: tt.in, End: len(tt.in)}, tt.lang)
		text := func(cs []pubdate.Candidate) string {
			var s []string
			for _, c := range cs {
				s = append(s, c.Readings[0].String())
			}
			return strings.Join(s, " ")
		}
		if got := text(published); got != tt.published {
			t.Errorf("%q: published %q, want %q", tt.in, got, tt.published)
		}
		if got := text(modified); got != tt.modified {
			t.Errorf("%q: modified %q, want %q", tt.in, got, tt.modified)
		}
	}
}

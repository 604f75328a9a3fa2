package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

var (
	subjects = []string{"The port authority", "A regional court", "The national bank", "The weather service", "The ferry company", "The city council", "A research institute", "The railway union"}
	verbs    = []string{"approved", "published", "postponed", "rejected", "opened", "repaired", "inspected", "extended"}
	objects  = []string{"the new harbour", "a report on prices", "the northern line", "its budget for the year", "the old bridge", "a plan for the coast", "the winter timetable", "the school's roof"}
	places   = []string{"BERGEN", "VALPARAISO", "PORT LOUIS", "TROMSO", "HALIFAX", "DUNEDIN", "GDANSK", "MOMBASA"}
	outlets  = []string{"harbour-times.example", "coast-news.example", "northern-post.example", "daily-ferry.example", "island-herald.example"}
)

// writeDocuments writes documents from number first to last, less one, as JSON Lines. Each depends on its number alone. They
// are texts, pages and articles by fields; some repeat the body or the address of an earlier one, some name no year, some
// two days, and one of a thousand is no document at all.
func writeDocuments(w io.Writer, first, last int) error {
	b := bufio.NewWriterSize(w, 1<<16)
	for i := first; i < last; i++ {
		if err := writeDocument(b, i); err != nil {
			return err
		}
	}
	return b.Flush()
}

func writeDocument(b *bufio.Writer, i int) error {
	if i%1000 == 999 {
		_, err := fmt.Fprintf(b, "{\"id\":\"d%d\",\"text\":\n", i)
		return err
	}
	body, address := i, i
	if i%10 == 7 {
		body = i - 7
	}
	if i%11 == 5 {
		address = i - 5
	}
	day := time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, body*7%3000)
	site := outlets[body%len(outlets)]
	headline := fmt.Sprintf("%s %s %s, number %d", subjects[body%8], verbs[body/8%8], objects[body/64%8], body)
	lead := fmt.Sprintf("%s, %s. %s %s %s on %s, a spokeswoman said.", places[body/3%8], day.Format("January 2"), subjects[body%8], verbs[body/8%8], objects[body/64%8], day.Weekday())
	var rest strings.Builder
	for n := range 3 + body%4 {
		fmt.Fprintf(&rest, " %s %s %s for the %dth time since records began in district %d.", subjects[(body+n)%8], verbs[(body/5+n)%8], objects[(body/7+n)%8], body%97+n, body%1009)
	}
	var err error
	switch url := fmt.Sprintf("https://%s/news/%d", site, address); i % 4 {
	case 0:
		_, err = fmt.Fprintf(b, `{"id":"d%d","url":%q,"text":"%s\n\n%s%s"}`, i, url, headline, lead, &rest)
	case 1:
		_, err = fmt.Fprintf(b, `{"id":"d%d","url":%q,"html":"<html><head><title>%s</title><meta property='article:published_time' content='%s'></head><body><article><h1>%s</h1><p>%s</p><p>%s</p></article></body></html>"}`,
			i, url, headline, day.Format("2006-01-02T15:04:05Z"), headline, lead, &rest)
	case 2:
		_, err = fmt.Fprintf(b, `{"id":"d%d","url":%q,"title":%q,"date":%q,"source":%q,"text":"%s%s"}`, i, url, headline, day.Format(time.DateOnly), site, lead, &rest)
	default:
		_, err = fmt.Fprintf(b, `{"id":"d%d","url":%q,"text":"%s\n%s\n\n%s%s","retrieved_at":%q}`, i, url, day.Format("2 January 2006"), headline, lead, &rest, day.AddDate(0, 0, 3).Format(time.RFC3339))
	}
	if err == nil {
		err = b.WriteByte('\n')
	}
	return err
}

// makeDocuments writes documents to a file.
func makeDocuments(name string, first, last int) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	err = writeDocuments(f, first, last)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

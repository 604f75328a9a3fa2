package input

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"dateline/export/document"
	"dateline/schema"
	"dateline/schema/lexicon"
)

// fields.tsv says under which keys and columns structured sources keep what a document needs.
//
//go:embed fields.tsv
var fieldsTSV string

var fieldList = &lexicon.List{Name: "fields.tsv", Columns: []string{"field", "names"}, Items: " "}

// fieldNames holds, for each field, the names by which sources call it, the best first. FieldNames lists the fields that
// Options.Map can be given a key or column for.
var fieldNames, FieldNames = func() (names map[string][]string, fields []string) {
	names = map[string][]string{}
	for row := range fieldList.Rows(fieldsTSV) {
		field := row.Cells[0]
		if _, ok := names[field]; ok {
			panic(fieldList.At(row, fmt.Errorf("the field %q stands there already", field)))
		}
		names[field] = row.Items
		fields = append(fields, field)
	}
	return names, fields
}()

// byField gives a map from the names by which its caller calls the fields, which may be any that a source may use, one by
// the fields' own names.
func byField(m map[string]string) (map[string]string, error) {
	out := make(map[string]string, len(m))
	given := make(map[string]string, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		field := name
		if _, ok := fieldNames[name]; !ok {
			if field, ok = knownNames[plainName(name)]; !ok {
				return nil, fmt.Errorf("no field %q to map a key or column to; the fields are %s", name, strings.Join(FieldNames, ", "))
			}
		}
		if other, taken := given[field]; taken {
			return nil, fmt.Errorf("%q and %q are mapped, and both mean the field %s", other, name, field)
		}
		given[field], out[field] = name, m[name]
	}
	return out, nil
}

// plainName takes case and punctuation from a key: datePublished, date_published and Date Published are one.
func plainName(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// prefixes and suffixes are what names of columns have beside the field: what the table is about, or the type of the values.
// Such names are article_content, posted_at and outlet_name.
var (
	prefixes = wordSet("article news story post full content doc document page item raw clean cleaned")
	suffixes = wordSet("text at date time name str string raw clean cleaned value")
)

// vague are names that mean several things. They count as they are, where nothing better is there, and for a plain value: the media of
// a post are its pictures, its full name is a person's.
var vague = wordSet("name subject key by day time media site website channel provider brand")

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// knownName is the name in fields.tsv that a key comes down to: itself, or what is left of it without a prefix, a suffix or both.
// For a key of which nothing known is left it is plainName.
func knownName(key string) string {
	plain := plainName(key)
	if knownNames[plain] != "" {
		return plain
	}
	words := keyWords(key)
	for len(words) > 1 {
		switch last := len(words) - 1; {
		case prefixes[words[0]]:
			words = words[1:]
		case suffixes[words[last]]:
			words = words[:last]
		default:
			return plain
		}
		if rest := strings.Join(words, ""); knownNames[rest] != "" && !vague[rest] {
			return rest
		}
	}
	return plain
}

// keyWords cuts a key at punctuation and where a capital follows a small letter: article_date, articleDate.
func keyWords(key string) []string {
	var b strings.Builder
	lower := false
	for _, r := range key {
		if lower && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		if lower = unicode.IsLower(r); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}

// row is a structured article, its keys as the source writes them.
type row struct {
	byName map[string]cell // by plainName, then by knownName; where two keys fall together the first in byte order stays
	exact  map[string]any
	custom map[string]string
}

// cell is a value with its key.
type cell struct {
	key   string
	value any
}

func newRow(m map[string]any, custom map[string]string) *row {
	keys := slices.Sorted(maps.Keys(m))
	r := &row{byName: make(map[string]cell, len(m)), exact: m, custom: custom}
	for _, name := range []func(string) string{plainName, knownName} {
		for _, k := range keys {
			p := name(k)
			if _, taken := r.byName[p]; !taken && stated(m[k]) {
				r.byName[p] = cell{k, m[k]}
			}
		}
	}
	return r
}

func stated(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return strings.TrimSpace(v) != ""
	case []any:
		return len(v) > 0
	}
	return true
}

// value returns what the source says for the field; nil when nothing.
func (r *row) value(field string) any { return r.cell(field).value }

// cell is value with its key.
func (r *row) cell(field string) cell {
	if key, ok := r.custom[field]; ok {
		v, _ := reach(r.exact, key)
		return cell{key, v}
	}
	for _, n := range fieldNames[field] {
		if c, ok := r.byName[n]; ok && (!vague[n] || isPlain(c.value)) {
			return c
		}
	}
	return cell{}
}

// isPlain reports whether a value is no object and no list, unless it is an object that has a name.
func isPlain(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return stated(v["name"]) || stated(v["title"])
	case []any:
		return false
	}
	return true
}

// wrappings are the members by which search indexes and services wrap an article.
var wrappings = []string{"source", "article", "document", "doc", "data", "fields", "attributes", "item", "story"}

// inner goes into the member that holds the article. A field that the member lacks is still taken from outside of it.
func (r *row) inner() *row {
	for _, key := range wrappings {
		m, ok := r.byName[key].value.(map[string]any)
		if !ok {
			continue
		}
		in := newRow(m, r.custom)
		if in.value("html") == nil && in.value("body") == nil {
			continue
		}
		for k, v := range r.byName {
			if _, taken := in.byName[k]; !taken && k != key {
				in.byName[k] = v
			}
		}
		return in
	}
	return r
}

func (r *row) text(field string) string { return scalar(r.value(field)) }

// scalar gives a value as a string: an object by its name, a list by its only member.
func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case map[string]any:
		for _, k := range []string{"name", "title", "value", "#text", "@value", "text", "term", "label", "$date", "$oid", "url", "@id", "id"} {
			if s := scalar(v[k]); s != "" {
				return s
			}
		}
	case []any:
		if len(v) == 1 {
			return scalar(v[0])
		}
	}
	return ""
}

// list gives a value as strings: a JSON list, a list written in a cell as JSON or as Python does, or one string. A string is split only
// at semicolons and bars, because "Smith, John" may be one name.
func list(v any) []string {
	var out []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			add(scalar(e))
		}
	case string:
		t := strings.TrimSpace(v)
		if l := listText(t); l != nil {
			return list(l)
		}
		for _, e := range strings.FieldsFunc(t, func(c rune) bool { return c == ';' || c == '|' }) {
			add(e)
		}
	default:
		add(scalar(v))
	}
	return out
}

// removed are what services give in the place of a text that they may not show any more.
var removed = map[string]bool{"[removed]": true, "[deleted]": true}

var (
	// A text is markup when a block of it ends, or is a break or the page itself. What only looks like the beginning of one is text:
	// agencies write companies as <P> and <Strong Point Inc>, and <BR>. The < stands first so that text without one costs next to
	// nothing.
	markupText = regexp.MustCompile(`<(?:(?i:/(?:p|div|h[1-6]|ul|ol|li|article|section|table|html|body|blockquote)>|!doctype html|(?:html|body)[\s>]|br ?/>)|br>|p>[^<]+<p>)`)
	// strayTag is a tag inside a line of text, which its blank lines part and not its markup.
	strayTag  = regexp.MustCompile(`</?(?:a|b|i|u|em|strong|span|font|small|sup|sub)(?:\s[^<>]*=[^<>]*)?>`)
	addressRE = regexp.MustCompile(`^https?://\S+$`)
)

// fields makes a document of a structured row. b are the bytes of the row, for hash and reject.
func (s *Source) fields(m map[string]any, b []byte, fallback string, offset int64) Item {
	r := newRow(m, s.opts.Map)
	if own := ownRecord(m); own != nil && len(s.opts.Map) == 0 {
		doc := documentOf(s.member(own.ID), offset, b)
		doc.Text, doc.URL, doc.Record = own.Body, own.URL, own
		return Item{Doc: doc}
	}
	if r.value("html") == nil && r.value("body") == nil {
		r = r.inner()
	}
	name := fallback
	if id := r.text("id"); id != "" {
		name = s.member(id)
	}
	doc := documentOf(name, offset, b)
	doc.URL = r.text("url")
	doc.Retrieved, doc.RetrievedOn = moment(r.value("retrieved"))
	g := &doc.Given
	g.Headline = plainText(r.text("headline"))
	g.Description = plainText(r.text("description"))
	g.Byline = plainText(r.text("byline"))
	g.Source = plainText(r.text("source"))
	g.Section = plainText(r.text("section"))
	g.Language = r.text("language")
	published, inferred := r.published()
	g.Published, g.Inferred = publishedText(published.value), inferred
	if g.Published != "" {
		g.PublishedIn = document.Column{Source: s.name, Name: published.key}
	}
	g.Modified = dateText(r.value("modified"))
	g.Authors = list(r.value("authors"))
	g.Tags = list(r.value("tags"))
	if u, err := url.Parse(g.Source); err == nil && addressRE.MatchString(g.Source) {
		if g.Source = ""; strings.Trim(u.Path, "/") == "" {
			g.Source = u.Hostname() // a site's
		} else if doc.URL == "" {
			doc.URL = u.String()
		}
	}
	switch page, body := r.text("html"), paragraphs(r.value("body")); {
	case page != "":
		doc.Kind, doc.Text = document.HTML, page
	case body == "":
		return reject(name, offset, errorf(NoText, "no text or page among %s; %s", keyList(m), whereText(m)), b)
	case removed[strings.ToLower(body)]:
		return reject(name, offset, errorf(NoText, "the text is %q: its publisher has withdrawn it", body), b)
	case markupText.MatchString(body):
		doc.Kind, doc.Text = document.HTML, body
	default:
		if strings.Contains(body, "</") {
			body = strayTag.ReplaceAllString(body, "")
		}
		doc.Text = body
		if g.Headline != "" {
			g.Body = body
		}
	}
	return Item{Doc: doc}
}

// paragraphs gives a text that may be a list of its paragraphs.
func paragraphs(v any) string {
	l, ok := v.([]any)
	if !ok {
		return scalar(v)
	}
	var out []string
	for _, e := range l {
		if s := scalar(e); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n\n")
}

// keyList names the first keys of a row, for a message.
func keyList(m map[string]any) string {
	keys := slices.Sorted(maps.Keys(m))
	more := ""
	if len(keys) > 6 {
		keys, more = keys[:6], " and others"
	}
	for i, k := range keys {
		keys[i] = strconv.Quote(snippet([]byte(k)))
	}
	return strings.Join(keys, ", ") + more
}

// plainText undoes the entities that feeds and scrapers leave in short fields.
func plainText(s string) string {
	if strings.ContainsRune(s, '&') {
		s = html.UnescapeString(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// dateText gives a date as the source writes it; a Unix time, in seconds or milliseconds, as RFC 3339 in UTC.
func dateText(v any) string {
	s := scalar(v)
	if t, ok := unixTime(s); ok {
		return t.Format(time.RFC3339)
	}
	return s
}

// published gives the date of publication, and whether the row says of itself that it was inferred. A row that has both a
// moment and a day, as this project's own record, tells the moment in UTC: it is given at the row's offset, where the day
// is that of the place. Without an offset, or when the two differ, the day stands.
func (r *row) published() (c cell, inferred bool) {
	if _, ok := r.custom["published"]; ok {
		return r.cell("published"), false
	}
	inferred = scalar(r.byName["datestatus"].value) == string(schema.Inferred)
	day, at := r.byName["datepublished"], r.byName["publishedat"]
	moment := dateText(at.value)
	if t, err := time.Parse(time.RFC3339, moment); err == nil {
		if zone, err := time.ParseInLocation("-07:00", scalar(r.byName["publishedoffset"].value), time.UTC); err == nil {
			moment = t.In(zone.Location()).Format(time.RFC3339)
		}
	}
	if _, err := schema.ParseDate(dateText(day.value)); err == nil && moment != "" && !strings.HasPrefix(moment, dateText(day.value)) {
		return day, inferred
	} else if moment != "" {
		return cell{at.key, moment}, inferred
	}
	return r.cell("published"), inferred
}

// Serial numbers of days as spreadsheets count them, 1 being the first day of 1900, from 1990 to 2049: five digits, which nothing
// else in a column of dates has.
const firstSerial, lastSerial = 32874, 54788

var serialRE = regexp.MustCompile(`^\d{5}(\.\d+)?$`)

// publishedText is dateText that knows the serial numbers of spreadsheets as well; a fraction of a day is the time, of which no zone
// is known.
func publishedText(v any) string {
	s := dateText(v)
	if !serialRE.MatchString(s) {
		return s
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < firstSerial || n >= lastSerial+1 {
		return s
	}
	// Day 60 is the 29th of February 1900, which there was not: counted from December 30 the days behind it are right.
	t := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(math.Round(n*24*60*60)) * time.Second)
	if !strings.Contains(s, ".") || t.Equal(t.Truncate(24*time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05")
}

// unixTime reads seconds (9 or 10 digits), milliseconds (12 or 13) or microseconds (15 or 16) since 1970. Eight digits are a calendar
// day, fourteen one with its time.
func unixTime(s string) (time.Time, bool) {
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil:
		return time.Time{}, false
	case f >= 1e8 && f < 1e10:
		return time.Unix(int64(f), 0).UTC(), true
	case f >= 1e11 && f < 1e13:
		return time.UnixMilli(int64(f)).UTC(), true
	case f >= 1e14 && f < 1e16:
		return time.UnixMicro(int64(f)).UTC(), true
	}
	return time.Time{}, false
}

// moment reads when a document was fetched: RFC 3339 and its usual looser forms, without an offset in UTC, or a day alone.
func moment(v any) (at time.Time, on schema.Date) {
	s := scalar(v)
	if t, ok := unixTime(s); ok {
		return t, on
	}
	if d, err := schema.ParseDate(s); err == nil {
		return at, d
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700 MST", "2006-01-02 15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02 15:04", "20060102150405", time.RFC1123, time.RFC1123Z} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), on
		}
	}
	return at, on
}

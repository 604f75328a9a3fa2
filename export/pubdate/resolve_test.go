package pubdate

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/schema"
)

// candidate parses "method text" into a candidate.
func candidate(t *testing.T, s string) Candidate {
	t.Helper()
	method, text, _ := strings.Cut(s, " ")
	m, ok := Parse(text)
	if !ok {
		t.Fatalf("test candidate %q is not a date", text)
	}
	return Candidate{Mention: m, Method: schema.DateMethod(method), At: schema.Evidence{Text: text}}
}

// input builds an Input of lines "method text", "tie 3", "since 2014" and "retrieved 2018-10-21".
func input(t *testing.T, lines ...string) Input {
	t.Helper()
	var in Input
	for _, l := range lines {
		kind, rest, _ := strings.Cut(l, " ")
		switch kind {
		case "tie":
			for i, d := range []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"} {
				if d == rest {
					in.Weekdays = append(in.Weekdays, WeekdayTie{Weekday: i + 1})
				}
			}
		case "since":
			in.Years = append(in.Years, YearMention{Year: atoi(rest), Past: true})
		case "named":
			in.Years = append(in.Years, YearMention{Year: day(rest).Year, Full: day(rest)})
		case "read":
			at, err := time.Parse(time.RFC3339, rest)
			if err != nil {
				t.Fatal(err)
			}
			in.RetrievedAt, in.Retrieved = at, schema.DateOf(at)
		case "country":
			in.Place.Country = rest
		case "language":
			in.Place.Language = rest
		case "day":
			p := Partial{Date: schema.Date{Day: atoi(rest)}}
			in.Candidates = append(in.Candidates, Candidate{Mention: Mention{Readings: []Partial{p}, Text: l}, Method: schema.ByDateline})
		case "retrieved":
			in.Retrieved = day(rest)
		default:
			in.Candidates = append(in.Candidates, candidate(t, l))
		}
	}
	return in
}

func day(s string) schema.Date {
	d, err := schema.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func window(s string) Window {
	from, to, _ := strings.Cut(s, "..")
	var w Window
	if from != "" {
		w.From = day(from)
	}
	if to != "" {
		w.To = day(to)
	}
	return w
}

// outcome is the short form of a result in tests.
func outcome(r Result) string {
	s := string(r.Status)
	if r.Method != "" && r.Status != schema.Ambiguous {
		s += " by " + string(r.Method)
	}
	for _, d := range r.Candidates {
		s += " " + d.String()
	}
	if r.Status == schema.Ambiguous && len(r.Candidates) > 8 {
		s = fmt.Sprintf("ambiguous %s to %s (%d)", r.Candidates[0], r.Candidates[len(r.Candidates)-1], len(r.Candidates))
	}
	return s
}

func TestResolve(t *testing.T) {
	for _, tt := range []struct {
		name   string
		in     []string
		window string
		want   string
	}{
		{"nothing", nil, "", "missing"},
		{"markup", []string{"jsonld 2017-09-06T12:36:00Z"}, "", "stated by jsonld 2017-09-06"},
		{"structured source is above dispute", []string{"header 2017-10-07", "given 2017-09-06"}, "", "stated by given 2017-09-06"},
		{"JSON-LD and readers a day apart", []string{"header 2017-09-07", "jsonld 2017-09-06"}, "", "stated by jsonld 2017-09-06"},
		{"JSON-LD against what readers see", []string{"header 2017-10-07", "jsonld 2017-09-06"}, "", "ambiguous 2017-09-06 2017-10-07"},
		{"JSON-LD against meta", []string{"jsonld 2017-09-06", "meta 2018-03-01"}, "", "ambiguous 2017-09-06 2018-03-01"},
		{"JSON-LD outvoted", []string{"jsonld 2017-09-06", "meta 2018-03-01", "header 1 March 2018"}, "", "inferred by meta 2018-03-01"},
		{"JSON-LD upheld by what readers see", []string{"jsonld 2017-09-06", "meta 2018-03-01", "time_tag 2017-09-06"}, "", "stated by jsonld 2017-09-06"},
		{"JSON-LD and meta are one voice", []string{"jsonld 2017-09-06", "meta 2017-09-06", "header 2017-10-07"}, "", "ambiguous 2017-09-06 2017-10-07"},
		{"address settles a dispute", []string{"jsonld 2017-09-06", "header 2017-10-07", "url 2017-10"}, "", "inferred by header 2017-10-07"},
		{"address fits both", []string{"jsonld 2017-10-01", "header 2017-10-07", "url 2017-10"}, "", "ambiguous 2017-10-01 2017-10-07"},
		{"dateline settles a dispute", []string{"jsonld 2017-09-06", "header 2017-10-07", "dateline September 6"}, "", "stated by jsonld 2017-09-06"},
		{"address outvotes markup with the dateline", []string{"jsonld 2018-03-01", "url 2017-09-07", "dateline September 6"}, "", "inferred by url 2017-09-07"},
		{"lead's weekday settles a dispute", []string{"jsonld 2017-09-06", "header 2017-10-07", "tie Saturday"}, "", "inferred by weekday 2017-10-07"},
		{"window settles a dispute", []string{"jsonld 2017-09-06", "header 2017-10-07"}, "2017-10-01..2017-10-31", "stated by header 2017-10-07"},
		{"a list of other pieces is no dispute", []string{"jsonld 2017-09-06", "header 2017-10-07", "header 2017-08-02"}, "", "stated by jsonld 2017-09-06"},
		{"a list with the own date is none", []string{"jsonld 2017-09-06", "header 2017-10-07", "header 2017-09-06"}, "", "stated by jsonld 2017-09-06"},
		{"figures of two readings are none", []string{"jsonld 2017-09-06", "header 10/08/2017"}, "", "stated by jsonld 2017-09-06"},
		{"weekday of another day", []string{"header Tuesday, 6 September 2017"}, "", "ambiguous 2016-09-06 2017-09-05 2017-09-06"},
		{"weekday two days off", []string{"header Friday, 6 September 2017"}, "", "ambiguous 2017-09-06 2017-09-08"},
		{"weekday of another day, address", []string{"header Tuesday, 6 September 2017", "url 2017-09-06"}, "", "stated by url 2017-09-06"},
		{"weekday that proves the day a slip", []string{"header Tuesday, 6 September 2017", "url 2017-09-05"}, "", "stated by url 2017-09-05"},
		{"year that January forgot", []string{"header Saturday, 6 January 2017", "url 2018-01"}, "", "inferred by url 2018-01-06"},
		{"weekday of another day, retrieved", []string{"header Tuesday, 6 September 2017", "retrieved 2017-09-04"}, "", "ambiguous 2016-09-06 2017-09-05"},
		{"year of two digits, year 2000", []string{"header 06-Sep-17", "url 2000-09-06"}, "", "ambiguous 2017-09-06"},
		{"yearless dateline", []string{"dateline September 6"}, "", "ambiguous 1990-09-06 to 2026-09-06 (37)"},
		{"weekday narrows", []string{"dateline September 6", "tie Wednesday"}, "", "ambiguous 1995-09-06 2000-09-06 2006-09-06 2017-09-06 2023-09-06"},
		{"weekday and window", []string{"dateline September 6", "tie Wednesday"}, "2016-01-01..2017-12-31", "inferred by weekday 2017-09-06"},
		{"window alone", []string{"dateline September 6"}, "2017-01-01..2017-12-31", "inferred by window 2017-09-06"},
		{"window outside the default years", []string{"dateline February 26"}, "1987-01-01..1987-12-31", "inferred by window 1987-02-26"},
		{"open window never asserts", []string{"dateline September 6", "tie Wednesday"}, "2018-01-01..", "ambiguous 2018-09-06 2023-09-06"},
		{"retrieval is an upper bound", []string{"dateline September 6", "tie Wednesday", "retrieved 2018-10-21"}, "", "ambiguous 1995-09-06 2000-09-06 2006-09-06 2017-09-06"},
		{"default floor never asserts", []string{"dateline September 6", "tie Wednesday", "retrieved 1996-01-01"}, "", "ambiguous 1990-09-06 1995-09-06"},
		{"since gives a lower bound", []string{"dateline September 6", "tie Wednesday", "since 2014", "retrieved 2017-10-21"}, "", "inferred by weekday 2017-09-06"},
		{"weekday of the day before", []string{"dateline September 7", "tie Wednesday"}, "2017-01-01..2017-12-31", "inferred by window 2017-09-07"},
		{"day before yields to the day itself", []string{"dateline September 7", "tie Wednesday"}, "2016-01-01..2018-12-31", "inferred by weekday 2016-09-07"},
		{"weekday that fits nothing in the window", []string{"dateline September 7", "tie Sunday"}, "2017-01-01..2017-12-31", "ambiguous 2017-09-07"},
		{"retrieval tells day from month", []string{"header 01/02/2023", "retrieved 2023-01-10"}, "", "inferred by header 2023-01-02"},
		{"address gives the year", []string{"url 2017-09-06", "dateline September 6"}, "", "stated by url 2017-09-06"},
		{"dateline a day before", []string{"url 2017-09-07", "dateline September 6"}, "", "stated by url 2017-09-07"},
		{"header takes the year of the address", []string{"header September 06, 12:36 UTC+3", "url 2017-09-06"}, "", "stated by url 2017-09-06"},
		{"around new year", []string{"header January 1", "url 2016-12-31"}, "", "stated by url 2017-01-01"},
		{"day-first or month-first", []string{"header 06/09/2017"}, "", "ambiguous 2017-06-09 2017-09-06"},
		{"dateline decides the order", []string{"header 06/09/2017", "dateline September 6"}, "", "inferred by dateline 2017-09-06"},
		{"printed weekday decides the order", []string{"header Wednesday 06/09/2017"}, "", "stated by header 2017-09-06"},
		{"two digits are not guessed", []string{"header 06-Sep-17"}, "", "ambiguous 2017-09-06"},
		{"two digits with a window", []string{"header 06-Sep-17"}, "2010-01-01..2019-12-31", "inferred by window 2017-09-06"},
		{"month of the address and dateline", []string{"url 2017-09", "dateline September 6"}, "", "inferred by dateline 2017-09-06"},
		{"lead names the day in full", []string{"dateline September 6", "tie Wednesday", "named 2017-09-06"}, "", "inferred by text 2017-09-06"},
		{"an anniversary does not", []string{"dateline September 11", "tie Sunday", "named 2001-09-11"}, "", "ambiguous 1994-09-11 2005-09-11 2011-09-11 2016-09-11 2022-09-11"},
		{"nor a day without a weekday", []string{"dateline September 11", "named 2001-09-11"}, "", "ambiguous 1990-09-11 to 2026-09-11 (37)"},
		{"after retrieval is impossible", []string{"header 2019-01-01", "retrieved 2018-10-21"}, "", "missing"},
		{"next best after an impossible one", []string{"jsonld 2019-01-01", "header 08 December 2017", "retrieved 2018-10-21"}, "", "stated by header 2017-12-08"},
		{"retrieval leaves a day of slack", []string{"header 2018-10-22", "retrieved 2018-10-21"}, "", "stated by header 2018-10-22"},
		{"day of the month alone", []string{"day 6"}, "", "ambiguous"},
		{"day of the month in a window of a month", []string{"day 6"}, "2017-08-15..2017-09-15", "inferred by window 2017-09-06"},
		{"day of the month in a window of two", []string{"day 6"}, "2017-08-01..2017-09-30", "ambiguous 2017-08-06 2017-09-06"},
		{"day of the month and the lead's weekday", []string{"day 6", "tie Wednesday"}, "2017-08-01..2017-09-30", "inferred by weekday 2017-09-06"},
		{"day of the month and the address's month", []string{"day 6", "url 2017-09"}, "", "inferred by dateline 2017-09-06"},
		{"day of the month in a date", []string{"day 6", "header 2017-09-06"}, "", "stated by header 2017-09-06"},
		{"day of the month a day before", []string{"day 31", "header 2017-09-01"}, "", "stated by header 2017-09-01"},
		{"day of the month too far off", []string{"day 8", "header 2017-09-06"}, "", "stated by header 2017-09-06"},
		{"day of the month that the month lacks", []string{"day 31", "url 2017-09"}, "", "ambiguous 2017-09-01 to 2017-09-30 (30)"},
		{"day of the month and a yearless date", []string{"day 6", "header September 6", "tie Wednesday"}, "2015-01-01..2018-01-01", "inferred by weekday 2017-09-06"},
		{"printed weekday that the window leaves no day", []string{"header Tuesday, 6 September"}, "2017-01-01..2017-12-31", "ambiguous 2017-09-06"},
		{"printed weekday in the window", []string{"header Tuesday, 6 September"}, "2016-01-01..2017-12-31", "inferred by window 2016-09-06"},
		{"printed weekday against the address", []string{"header Tuesday, 6 September", "url 2017-09-06"}, "", "stated by url 2017-09-06"},
		{"days ago", []string{"header 3 days ago", "retrieved 2018-10-21"}, "", "ambiguous 2018-10-17 2018-10-18"},
		{"days ago and a weekday", []string{"header 3 days ago", "retrieved 2018-10-21", "tie Thursday"}, "", "inferred by weekday 2018-10-18"},
		{"hours ago at noon", []string{"header 2 hours ago", "read 2018-10-21T14:30:00Z", "country GB"}, "", "inferred by header 2018-10-21"},
		{"hours ago before midnight", []string{"header 2 hours ago", "read 2018-10-22T01:30:00Z", "country GB"}, "", "ambiguous 2018-10-21 2018-10-22"},
		{"hours ago, the evening before in America", []string{"header 30 minutes ago", "read 2018-10-22T01:30:00Z", "country US"}, "", "inferred by header 2018-10-21"},
		{"hours ago, the morning after in Japan", []string{"header 2 hours ago", "read 2018-10-21T20:30:00Z", "language ja"}, "", "inferred by header 2018-10-22"},
		{"hours ago, English of nowhere", []string{"header 2 hours ago", "read 2018-10-21T20:30:00Z", "language en-GB"}, "", "ambiguous 2018-10-21 2018-10-22"},
		{"hours ago, anywhere", []string{"header 2 hours ago", "read 2018-10-21T12:30:00Z"}, "", "ambiguous 2018-10-20 2018-10-21 2018-10-22"},
		{"hours ago, the day of reading alone", []string{"header 2 hours ago", "retrieved 2018-10-21"}, "", "ambiguous 2018-10-20 2018-10-21"},
		{"minutes ago, weekday of the day before", []string{"header 2 hours ago", "read 2018-10-22T01:30:00Z", "country GB", "tie Monday"}, "", "inferred by weekday 2018-10-22"},
		{"days ago without a clock", []string{"header 3 days ago"}, "", "missing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Resolve(input(t, tt.in...), Options{Window: window(tt.window)})
			if outcome(got) != tt.want {
				t.Errorf("got %q, want %q\n%v", outcome(got), tt.want, got.Evidence)
			}
		})
	}
}

func TestNarrow(t *testing.T) {
	span := Span{}
	span.Add(Resolve(input(t, "header 2017-09-06"), Options{}))
	span.Add(Resolve(input(t, "header 08 December 2017"), Options{}))
	for _, tt := range []struct {
		name string
		in   []string
		n    Neighbours
		want string
	}{
		{"span", []string{"dateline September 4", "tie Monday"}, Neighbours{Span: span.Range()}, "inferred by neighbour 2017-09-04"},
		{"listed", []string{"dateline September 6", "tie Wednesday"}, Neighbours{Listed: Listing{day("2017-09-06"), "b"}}, "inferred by neighbour 2017-09-06"},
		{"listed long after", []string{"dateline September 6", "tie Wednesday"}, Neighbours{Listed: Listing{day("2018-09-06"), "b"}}, "ambiguous 1995-09-06 2000-09-06 2006-09-06 2017-09-06 2023-09-06"},
		{"outside the span", []string{"dateline April 4"}, Neighbours{Span: span.Range()}, "ambiguous 1990-04-04 to 2026-04-04 (37)"},
		{"missing stays missing", nil, Neighbours{Span: span.Range()}, "missing"},
		{"stated stays stated", []string{"header 2016-09-04"}, Neighbours{Span: span.Range()}, "stated by header 2016-09-04"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Resolve(input(t, tt.in...), Options{}).Narrow(tt.n)
			if outcome(got) != tt.want {
				t.Errorf("got %q, want %q", outcome(got), tt.want)
			}
		})
	}
}

func TestFindWeekdays(t *testing.T) {
	for _, tt := range []struct{ lang, in, want string }{
		{"en", "the minister told reporters on Wednesday.", "Wednesday*"},
		{"en", "the minister said late Wednesday night that talks went on", "Wednesday*"},
		{"en", "The company on Friday reported a profit", "Friday*"},
		{"en", "the army said in a statement on Monday, adding that", "Monday*"},
		{"en", "The leaders will meet on Thursday, officials said on Tuesday", "Thursday Tuesday*"},
		{"en", "officials said the leaders will meet on Thursday", "Thursday"},
		{"en", "he said fighting had raged since Friday", "Friday"},
		{"en", "he said the deal expires next Monday", "Monday"},
		{"en", "he said it until Sunday and by Saturday", "Sunday Saturday"},
		{"en", "Wednesday's vote was postponed", ""},
		{"en", "She said so. On Tuesday the rain fell", "Tuesday"},
		{"en", "the sun set on the mon valley", ""},
		{"ru", "заявил министр журналистам в среду", "среду*"},
		{"ru", "В среду сообщили в министерстве", "среду*"},
		{"ru", "переговоры пройдут в следующую пятницу", "пятницу"},
		{"de", "sagte der Minister am Mittwoch in Berlin", "Mittwoch*"},
		{"de", "wie die Polizei am Montag mitteilte", "Montag*"},
		{"de", "das Treffen soll am Freitag stattfinden", "Freitag"},
		{"es", "dijo el ministro el miércoles", "miércoles*"},
		{"es", "El Senado aprobó este lunes la reforma", "lunes*"},
		{"es", "El Senado aprobó el lunes la reforma", "lunes*"},
		{"es", "El Senado aprobó hoy, lunes, la reforma", "lunes*"},
		{"es", "El Senado aprobará el lunes la reforma", "lunes"},
		{"pt", "O Senado aprovou nesta terça a reforma", "terça*"},
		{"fr", "Le Sénat a approuvé lundi la réforme", "lundi*"},
		{"fr", "Le texte sera approuvé lundi", "lundi"},
		{"it", "Il Senato ha approvato lunedì la riforma", "lunedì*"},
		{"it", "Il testo sarà approvato lunedì", "lunedì"},
		{"de", "Der Senat billigte am Montag die Reform", "Montag*"},
		{"uk", "повідомив міністр у середу", "середу*"},
		{"zh", "外交部发言人周三表示", "周三*"},
		{"zh", "双方将于下周三举行会谈", "周三"},
		{"ja", "政府は水曜日に発表した", "水曜日*"},
		{"hi", "प्रधानमंत्री ने बुधवार को कहा कि सरकार", "बुधवार*"},
		{"hi", "अधिकारियों ने बृहस्पतिवार को यह जानकारी दी।", "बृहस्पतिवार*"},
		{"hi", "बैठक अगले बुधवार को होगी", "बुधवार"},
		{"hi", "बैठक शुक्रवार को होगी", "शुक्रवार"},
		{"cs", "uvedla v pondělí mluvčí policie", "pondělí*"},
		{"cs", "vláda ve středu oznámila", "středu*"},
		{"cs", "ministři se sejdou ve středu", "středu"},
		{"cs", "řekl, že se sejdou příští středu", "středu"},
		{"sk", "v stredu informovala polícia", "stredu*"},
		{"ro", "a declarat miercuri premierul", "miercuri*"},
		{"ro", "premierul va vizita miercuri portul", "miercuri"},
		{"hu", "közölte szerdán a rendőrség", "szerdán*"},
		{"hu", "jövő szerdán tárgyalnak", "szerdán"},
		{"bg", "съобщи в сряда министърът", "сряда*"},
		{"bg", "министърът ще пристигне в сряда", "сряда"},
		{"el", "δήλωσε την Τετάρτη ο υπουργός", "Τετάρτη*"},
		{"el", "θα συναντηθούν την Τετάρτη", "Τετάρτη"},
		{"fi", "poliisi kertoi keskiviikkona", "keskiviikkona*"},
		{"fi", "viime keskiviikkona sattui", "keskiviikkona"},
		{"hr", "izjavio je u srijedu ministar", "srijedu*"},
		{"sr", "саопштила је у среду полиција", "среду*"},
		{"id", "kata menteri di Jakarta, Rabu (6/9)", "Rabu*"},
		{"id", "rapat akan digelar Rabu depan", "Rabu"},
		{"fa", "وزیر روز چهارشنبه گفت", "چهارشنبه*"},
		{"fa", "چهارشنبه آینده", "چهارشنبه"},
		{"ur", "وزیر اعظم نے بدھ کو کہا", "بدھ*"},
	} {
		var got []string
		for _, m := range FindWeekdays(tt.in, tt.lang) {
			s := m.Text
			if m.Tied {
				s += "*"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("FindWeekdays(%q, %s) = %q, want %q", tt.in, tt.lang, g, tt.want)
		}
	}
}

func TestClockIn(t *testing.T) {
	for _, tt := range []struct{ in, country, want string }{
		{"Sept. 6, 2017 12:36 BST", "GB", "12:36+01:00"},
		{"Sept. 6, 2017 12:36 BST", "BD", "12:36+06:00"},
		{"Sept. 6, 2017 12:36 BST", "FR", "12:36 BST"},
		{"Sept. 6, 2017 12:36 IST", "IN", "12:36+05:30"},
		{"Sept. 6, 2017 12:36 CST", "", "12:36 CST"},
		{"Sept. 6, 2017 12:36 MSK", "IN", "12:36+03:00"},
		{"Sept. 6, 2017 12:36", "GB", "12:36"},
	} {
		m, _ := Parse(tt.in)
		if got := clockText(m.Clock.In(tt.country)); got != tt.want {
			t.Errorf("%q in %q: got %s, want %s", tt.in, tt.country, got, tt.want)
		}
	}
}

// TestBoundsAgainstWeekday holds that the evidence says why one candidate is not enough: the lead's weekday fits no day
// that the bounds leave.
func TestBoundsAgainstWeekday(t *testing.T) {
	notes := func(r Result) string {
		var s []string
		for _, e := range r.Evidence {
			s = append(s, e.Method+" "+e.Note)
		}
		return strings.Join(s, "; ")
	}
	w := Options{Window: window("2017-01-01..2017-12-31")}
	r := Resolve(input(t, "dateline September 7", "tie Sunday"), w)
	want := "dateline agrees; weekday contradicts: the bounds leave no day that it fits; window contradicts: leaves no day that the lead's weekday fits"
	if got := notes(r); outcome(r) != "ambiguous 2017-09-07" || got != want {
		t.Errorf("got %q with %q, want %q", outcome(r), got, want)
	}
	r = Resolve(input(t, "dateline September 7", "tie Thursday"), Options{})
	if got, want := notes(r), "dateline leaves several dates possible; weekday leaves several dates possible"; got != want {
		t.Errorf("several candidates: got %q, want %q", got, want)
	}
}

func TestPrintedWeekdayContradicts(t *testing.T) {
	r := Resolve(input(t, "header Tuesday, 6 September 2017"), Options{})
	if len(r.Evidence) != 2 || r.Evidence[0].Value != "2017-09-06" || !strings.HasPrefix(r.Evidence[1].Note, "contradicts") {
		t.Errorf("got %q with %v, want the date with a contradiction kept", outcome(r), r.Evidence)
	}
	if r := Resolve(input(t, "header Wednesday, 6 September 2017"), Options{}); len(r.Evidence) != 1 {
		t.Errorf("a right weekday: got %v, want one piece of evidence", r.Evidence)
	}
}

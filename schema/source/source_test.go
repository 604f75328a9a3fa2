package source

import (
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dateline/schema/lexicon/lexicontest"
)

// TestOutletFile checks what the reader leaves to the file's keepers; it refuses shared names, aliases, domains and
// marks, bad countries and bad language tags itself.
func TestOutletFile(t *testing.T) {
	lexicontest.Run(t, outletList)
	r := Default()
	if got, want := len(r.Outlets()), 4900; got < want {
		t.Errorf("%d outlets, want at least %d", got, want)
	}
	for _, o := range r.Outlets() {
		if o.Zone != "" {
			if _, err := time.LoadLocation(o.Zone); err != nil || o.Zone == "Local" {
				t.Errorf("%s: zone %q: %v", o.Name, o.Zone, err)
			}
		}
		if len(o.Aliases)+len(o.Domains)+len(o.Marks) == 0 {
			t.Errorf("%s: neither alias, domain nor mark: it can only be found by its name", o.Name)
		}
		if o.Country == "" {
			t.Errorf("%s: no country", o.Name)
		}
	}
	var names []string
	for row := range outletList.Rows(builtin) {
		for _, c := range row.Cells {
			if strings.Contains(c, "  ") || strings.Contains(c, "| ") || strings.Contains(c, " |") || strings.Contains(c, "||") {
				t.Errorf("outlets.tsv:%d: stray space or separator in %q", row.Line, c)
			}
		}
		names = append(names, row.Cells[0])
	}
	if names[0] != "name" || !slices.IsSorted(names[1:]) {
		for i := 2; i < len(names); i++ {
			if names[i] < names[i-1] {
				t.Fatalf("outlets.tsv is not sorted by name: %q stands before %q", names[i-1], names[i])
			}
		}
	}
}

func name(o *Outlet) string {
	if o == nil {
		return ""
	}
	return o.Name
}

func TestByDomain(t *testing.T) {
	for host, want := range map[string]string{
		"bbc.co.uk":                      "BBC News",
		"news.bbc.co.uk":                 "BBC News",
		"www.bbc.com":                    "BBC News",
		"WWW.Reuters.COM.":               "Reuters",
		"uk.reuters.com:443":             "Reuters",
		"abcnews.go.com":                 "ABC News",
		"www.euronews.com":               "Euronews (en)",
		"de.euronews.com":                "Euronews (de)", // its owner lists the subdomain beside the domain
		"go.com":                         "",              // its owner lists the subdomain only
		"agenciabrasil.ebc.com.br":       "Agência Brasil",
		"notreuters.com":                 "",
		"reuters.com.example.org":        "",
		"co.uk":                          "",
		"com":                            "",
		"localhost":                      "",
		"127.0.0.1":                      "",
		"[::1]:80":                       "",
		"":                               "",
		"..":                             "",
		"россиясегодня.рф":               "Rossiya Segodnya",
		"xn--c1acbl2abdlkab1og.xn--p1ai": "Rossiya Segodnya",
	} {
		if got := name(Default().ByDomain(host)); got != want {
			t.Errorf("ByDomain(%q) = %q, want %q", host, got, want)
		}
	}
}

func TestByName(t *testing.T) {
	for in, want := range map[string]string{
		"Reuters":             "Reuters",
		"THE NEW YORK TIMES":  "The New York Times",
		"new-york times":      "The New York Times",
		"New York Times, The": "The New York Times",
		"TheGuardian":         "The Guardian",
		"Sueddeutsche.de":     "Süddeutsche Zeitung",
		"F.A.Z.":              "Frankfurter Allgemeine Zeitung",
		"Anadolu Ajansi":      "Anadolu Agency",
		"EL PAIS":             "El País",
		"新华社":                 "Xinhua",
		"РИА Новости":         "RIA Novosti",
		"reuters.com":         "Reuters",
		"news.bbc.co.uk":      "BBC News",
		"Reuter":              "",
		"The":                 "",
		"the ":                "",
		"U.S. News":           "",
		"...":                 "",
		"":                    "",
	} {
		if got := name(Default().ByName(in)); got != want {
			t.Errorf("ByName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestByMark(t *testing.T) {
	for in, want := range map[string]string{
		"TASS":                 "TASS",
		"Itar-Tass":            "TASS",
		"ИТАР-ТАСС":            "TASS",
		"РИА Новости":          "RIA Novosti",
		"dpa":                  "dpa",
		"AP":                   "Associated Press",
		"A.P.":                 "Associated Press",
		"АП":                   "Associated Press",
		"AFP":                  "Agence France-Presse",
		"The Associated Press": "Associated Press", // a name of an agency
		"新华社":                  "Xinhua",
		"共同":                   "Kyodo News",
		"The Guardian":         "", // an outlet's name is no mark
		"Syria":                "",
		"":                     "",
	} {
		if got := name(Default().ByMark(in)); got != want {
			t.Errorf("ByMark(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDomain(t *testing.T) {
	for in, want := range map[string]string{
		"news.bbc.co.uk": "bbc.co.uk",
		"Example.ORG:80": "example.org",
		"co.uk":          "",
		"10.0.0.1":       "",
		"host":           "",
	} {
		if got := Domain(in); got != want {
			t.Errorf("Domain(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestNoPlaces keeps names, aliases and marks apart from the places that stand beside them in datelines: (TÜRKIYE) is no
// newspaper. Countries come from CLDR, cities from the zone database.
func TestNoPlaces(t *testing.T) {
	places := map[string]string{}
	for _, tag := range []string{"en", "de", "fr", "es", "pt", "it", "nl", "tr", "ru", "uk", "pl", "ar", "zh", "ja", "sv", "fi", "hu", "cs", "ro", "el", "fa", "he", "hi", "ko", "id", "vi"} {
		regions := display.Regions(language.MustParse(tag))
		for a := 'A'; a <= 'Z'; a++ {
			for b := 'A'; b <= 'Z'; b++ {
				r, err := language.ParseRegion(string([]rune{a, b}))
				if err == nil && r.IsCountry() {
					if n := regions.Name(r); n != "" {
						places[key(n)] = n
					}
				}
			}
		}
	}
	for _, o := range Default().Outlets() {
		if _, city, ok := strings.Cut(o.Zone, "/"); ok {
			city = city[strings.LastIndexByte(city, '/')+1:]
			places[key(city)] = city
		}
	}
	if len(places) < 2000 {
		t.Fatalf("only %d places", len(places))
	}
	for _, o := range Default().Outlets() {
		for _, n := range slices.Concat([]string{o.Name}, o.Aliases, o.Marks) {
			if p, ok := places[key(n)]; ok && n != "The Canary" { // Atlantic/Canary is a zone, and no dateline's place
				t.Errorf("%s: %q is also the place %s", o.Name, n, p)
			}
		}
	}
}

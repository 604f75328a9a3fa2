package source

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestLoad(t *testing.T) {
	const file = "\ufeff# our own outlets\r\n" +
		"\r\n" +
		"name\tDomains\taliases\tkind\tmarks\tcountry\tlanguage\tzone\r\n" +
		"The Examiner\twww.Examiner.example | müller.example\tExaminer Daily|Der Prüfer\t\t\tGB\ten-GB\tEurope/London\r\n" +
		"Wire One\t\t\tAgency\tW1\r\n"
	r, err := Load(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := []*Outlet{
		{
			Name: "The Examiner", Kind: Paper, Aliases: []string{"Examiner Daily", "Der Prüfer"},
			Domains: []string{"examiner.example", "xn--mller-kva.example"},
			Country: "GB", Language: "en-GB", Zone: "Europe/London",
		},
		{Name: "Wire One", Kind: Agency, Marks: []string{"W1"}},
	}
	if diff := cmp.Diff(want, r.Outlets()); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
	if got := name(r.ByDomain("news.müller.example")); got != "The Examiner" {
		t.Errorf(`ByDomain("news.müller.example") = %q, want "The Examiner"`, got)
	}
}

// An outlet that repeats itself leaves no doubt whom a name means.
func TestLoadOwnNamesTwice(t *testing.T) {
	r, err := Load(strings.NewReader("name\taliases\tdomains\tmarks\n" +
		"Harbour Times\tThe Harbour Times|HT Daily|HT-Daily\twww.harbour.example|harbour.example\tHT|H.T.\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{"Harbour Times", "The Harbour Times", "HT Daily"} {
		if got := name(r.ByName(n)); got != "Harbour Times" {
			t.Errorf("ByName(%q) = %q, want \"Harbour Times\"", n, got)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	const head = "name\taliases\tdomains\tmarks\tcountry\tlanguage\tkind\n"
	for _, tt := range []struct{ name, file, want string }{
		{"empty", "", "line 1: no header line: the first line must name the columns, such as name, aliases, domains"},
		{"comments only", "# a\n\n", "line 3: no header line: the first line must name the columns, such as name, aliases, domains"},
		{"no name column", "domains\n", `line 1: no column "name"`},
		{"unknown column", "name\tdomain\n", `line 1: unknown column "domain": the columns are name, kind, aliases, domains, marks, country, language, zone`},
		{"column twice", "name\tname\n", `line 1: column "name" stands twice`},
		{"no name", head + "\tX\n", `line 2, column name: name "" holds no letter`},
		{"too many cells", head + "X" + strings.Repeat("\t", 7) + "\n", "line 2: 8 cells in a table of 7 columns"},
		{"not UTF-8", head + "\xff\n", "line 2: text is not UTF-8"},
		{"kind", head + "X\t\t\t\t\t\tpaper\n", `line 2, column kind: kind "paper" is neither agency nor outlet`},
		{"public suffix", head + "X\t\tco.uk\n", `line 2, column domains: "co.uk" is not a domain that one owner can hold (public suffix "co.uk")`},
		{"country", head + "X\t\t\t\tUK\n", `line 2, column country: country "UK" is not an ISO 3166 code of two capitals`},
		{"country is a region", head + "X\t\t\t\t150\n", `line 2, column country: country "150" is not an ISO 3166 code of two capitals`},
		{"language", head + "X\t\t\t\t\tenglish-x-\n", `line 2, column language: language "english-x-" is not a BCP 47 tag`},
		{"empty mark", head + "X\t\t\t--\n", `line 2, column marks: "--" holds no letter`},
		{"name twice", head + "The Sun\n# s\nSun\n", `line 4, column name: "Sun" is taken by "The Sun" on line 2`},
		{"alias is a name", head + "A Post\nB\tapost\n", `line 3, column aliases: "apost" is taken by "A Post" on line 2`},
		{"domain twice", head + "A\t\ta.example\nB\t\tA.example\n", `line 3, column domains: "a.example" is taken by "a.example" on line 2`},
		{"mark twice", head + "A\t\t\tAPA\nB\t\t\tApa\n", `line 3, column marks: "Apa" is taken by "APA" on line 2`},
		{"long line", head + strings.Repeat("x", 1<<20+1), "line 2: line is longer than 1 MiB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(strings.NewReader(tt.file))
			var at *ParseError
			if !errors.As(err, &at) {
				t.Fatalf("got error %v, want a *ParseError", err)
			}
			if err.Error() != tt.want {
				t.Errorf("got error  %q\nwant error %q", err, tt.want)
			}
		})
	}
}

// A table that is read in part is no table.
func TestLoadReadError(t *testing.T) {
	gone := errors.New("the disk is gone")
	_, err := Load(io.MultiReader(strings.NewReader("name\nHerald\n"), iotest.ErrReader(gone)))
	if !errors.Is(err, gone) || errors.As(err, new(*ParseError)) {
		t.Errorf("got %v, want %v and no *ParseError", err, gone)
	}
}

func TestExtend(t *testing.T) {
	load := func(file string) *Registry {
		r, err := Load(strings.NewReader("name\tkind\taliases\tdomains\tmarks\n" + file))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	base := load("Herald\toutlet\tThe Old Herald\therald.example\n" +
		"Wire\tagency\t\twire.example\tWR\n")
	own := load("The HERALD\toutlet\t\tnew-herald.example\n" +
		"Other\tagency\tThe Old Herald|Wire\tsports.wire.example\tWR\n")
	r := base.Extend(own)

	for _, tt := range []struct{ what, got, want string }{
		{"replaced outlet", name(r.ByName("herald")), "The HERALD"},
		{"domain of the replaced outlet", name(r.ByDomain("herald.example")), ""},
		{"domain of the replacing outlet", name(r.ByDomain("new-herald.example")), "The HERALD"},
		{"alias taken over", name(r.ByName("Old Herald")), "Other"},
		{"a name, which no alias takes over", name(r.ByName("wire")), "Wire"},
		{"mark taken over", name(r.ByMark("wr")), "Other"},
		{"untouched domain", name(r.ByDomain("www.wire.example")), "Wire"},
		{"subdomain of its own", name(r.ByDomain("a.sports.wire.example")), "Other"},
		{"base is unchanged", name(base.ByMark("WR")), "Wire"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if got, want := len(r.Outlets()), 3; got != want {
		t.Errorf("%d outlets, want %d", got, want)
	}
}

func TestConcurrentLookups(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				if Default().ByName("Reuters") == nil || Default().ByDomain("reuters.com") == nil || Default().ByMark("TASS") == nil {
					t.Error("lost an outlet")
				}
			}
		})
	}
	wg.Wait()
}

func FuzzLoad(f *testing.F) {
	f.Add("name\tdomains\nX\tx.example\n")
	f.Add("#\nname\taliases\tmarks\nThe The\tÅ|ﬁ\t/TASS/\n")
	f.Fuzz(func(t *testing.T, file string) {
		r, err := Load(strings.NewReader(file))
		if err != nil {
			return
		}
		for _, o := range r.Outlets() {
			if r.ByName(o.Name) != o {
				t.Errorf("ByName(%q) does not find its outlet", o.Name)
			}
			for _, m := range o.Marks {
				if r.ByMark(m) != o {
					t.Errorf("ByMark(%q) does not find its outlet", m)
				}
			}
			for _, d := range o.Domains {
				if r.ByDomain(d) != o {
					t.Errorf("ByDomain(%q) does not find its outlet", d)
				}
			}
		}
	})
}

// TestOutletsAreFound looks every name, alias, domain and mark of the shipped file up again.
func TestOutletsAreFound(t *testing.T) {
	r := Default()
	for _, o := range r.Outlets() {
		for _, n := range append([]string{o.Name}, o.Aliases...) {
			if r.ByName(n) != o {
				t.Errorf("ByName(%q) = %q, want %q", n, name(r.ByName(n)), o.Name)
			}
		}
		for _, d := range o.Domains {
			if r.ByDomain(d) != o || r.ByDomain("www.x."+d) == nil {
				t.Errorf("ByDomain(%q) = %q, want %q", d, name(r.ByDomain(d)), o.Name)
			}
		}
		for _, m := range o.Marks {
			if r.ByMark(m) != o {
				t.Errorf("ByMark(%q) = %q, want %q", m, name(r.ByMark(m)), o.Name)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(strings.NewReader(builtin)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkByName(b *testing.B) {
	r := Default()
	b.ReportAllocs()
	for b.Loop() {
		r.ByName("Süddeutsche Zeitung")
	}
}

func BenchmarkByDomain(b *testing.B) {
	r := Default()
	b.ReportAllocs()
	for b.Loop() {
		r.ByDomain("www.news.bbc.co.uk")
	}
}

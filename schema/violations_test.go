package schema_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/schema/jsonschema"
)

// pool has values that are right, wrong and on the edge, for any string member.
var pool = []string{
	"", "x", "a" + strings.Repeat("0f", 16), "A" + strings.Repeat("0f", 16), "a" + strings.Repeat("0f", 16) + "\n",
	strings.Repeat("0f", 32), "https://example.org/a", "example.org", `https://example.org/\a`, "http://[::1", "urn:x", ":", "%zz",
	"stated", "missing", "Stated", "header", "meta", "day", "minute", "en", "zh-Hant-TW", "e", "en-", "+03:00", "+15:00", "-14:59", "+3:00",
	"\u2028", "é", "null", " ", "a\nb", "a\tb", "\x1b[2J", "a\x7f", "a\u009b", "a\u2029b", "two\r\nlines", "\x00",
}

// randomRecord fills a record from the pool. Most members of it are right, so that one wrong one is not lost among many.
func randomRecord(rng *rand.Rand) *schema.Record {
	n := int64(rng.IntN(3) - 1)
	r := &schema.Record{
		ID: "a" + strings.Repeat("0f", 16), Body: "x", DateStatus: schema.Stated, InputName: "x", InputSHA256: strings.Repeat("0f", 32),
	}
	for _, f := range schema.Fields {
		if rng.IntN(3) > 0 {
			continue
		}
		switch p := f.At(r).(type) {
		case *string:
			*p = pool[rng.IntN(len(pool))]
		case *schema.Date:
			*p = schema.Date{Year: rng.IntN(10002), Month: time.Month(rng.IntN(14)), Day: rng.IntN(33)}
		case *time.Time:
			*p = time.Date(rng.IntN(12000)-500, 1, rng.IntN(400), 0, 0, rng.IntN(100000), 0, time.UTC)
		case *int32:
			*p = int32(rng.IntN(3) - 1)
		case **int64:
			*p = &n
		case *[]string:
			*p = []string{pool[rng.IntN(len(pool))], pool[rng.IntN(len(pool))]}
		case *[]schema.Date:
			*p = []schema.Date{{Year: 2017, Month: 2, Day: 25 + rng.IntN(7)}}
		}
	}
	return r
}

// rules gives pointer and keyword of each violation, without those that JSON Schema cannot express. A time that cannot be
// written breaks format and pattern alike; Violations says it once.
func rules(vs []schema.Violation) []string {
	var out []string
	for _, v := range vs {
		if v.Rule == "pattern" && strings.HasSuffix(v.Pointer, "_at") {
			v.Rule = "format"
		}
		if v.Rule != "unicode" {
			out = append(out, v.Pointer+" "+v.Rule)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func compareWithSchema(t *testing.T, v *jsonschema.Validator, r *schema.Record) {
	t.Helper()
	line, err := dataset.AppendJSON(nil, r)
	if err != nil {
		t.Fatal(err)
	}
	want, err := v.ValidateJSON(line)
	if err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	if got, want := rules(r.Violations()), rules(want); !slices.Equal(got, want) {
		t.Fatalf("Violations and JSON Schema disagree\n got %q\nwant %q\nin %s", got, want, line)
	}
}

func TestViolationsEqualJSONSchema(t *testing.T) {
	v, err := jsonschema.Compile(schema.JSONSchema())
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		compareWithSchema(t, v, randomRecord(rng))
	}
}

// What JSON cannot say, JSON Schema cannot check.
func TestViolationsOfUnicode(t *testing.T) {
	r := &schema.Record{
		ID: "a" + strings.Repeat("0f", 16), Body: "a\xff", DateStatus: schema.Missing, InputName: "x\xff", InputSHA256: strings.Repeat("0f", 32),
		Headline: "caf\u00e9", Authors: []string{"Ren\u00e9e", "Rene\u0301e"},
	}
	var got []string
	for _, v := range r.Violations() {
		got = append(got, v.Field+" "+v.Pointer+" "+v.Rule)
	}
	if want := []string{"body /body unicode", "authors /authors/1 unicode", "input_name /input_name unicode"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestShorten(t *testing.T) {
	const eighty = "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
	for in, want := range map[string]string{"": "", "short": "short", eighty: eighty, eighty + "é": eighty + "…"} {
		if got := schema.Shorten(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func FuzzViolations(f *testing.F) {
	v, err := jsonschema.Compile(schema.JSONSchema())
	if err != nil {
		f.Fatal(err)
	}
	for i, s := range pool {
		f.Add(uint8(i), s, int32(i), 2017, 9, 6)
	}
	f.Fuzz(func(t *testing.T, member uint8, s string, n int32, y, m, d int) {
		r := randomRecord(rand.New(rand.NewPCG(3, 4)))
		s = schema.NormaliseText(s, false)
		switch p := schema.Fields[int(member)%len(schema.Fields)].At(r).(type) {
		case *string:
			*p = s
		case *[]string:
			*p = []string{"x", s}
		case *int32:
			*p = n
		case *schema.Date:
			*p = schema.Date{Year: y % 12000, Month: time.Month(m % 20), Day: d % 40}
		case *time.Time:
			*p = time.Date(y%12000, time.Month(m%20), d%40, 0, 0, int(n), 0, time.UTC)
		}
		compareWithSchema(t, v, r)
	})
}

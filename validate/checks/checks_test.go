package checks

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/export/dataset"
	"dateline/schema"
	"dateline/validate"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// Each file of testdata is the case of the check that it is named after. A line of articles.jsonl is a JSON object laid
// over a record without fault; "repeat N" in front of it repeats it, and a line that begins with ! is written as it is.
// articles.csv and articles.parquet are written with the same kind of lines, a lone "same" being all lines of
// articles.jsonl. manifest.json is laid over the right manifest, other files stand as they are. The lines of want are the
// findings, "FILE:ROW FIELD MESSAGE" with the check's own severity, all of them: every other row must stay silent; see placeholders. Words
// of the comment such as today=2026-11-21 are options. UPDATE=checks, and not UPDATE=1, rewrites want: what a check should
// find is written by hand, and a check that finds less by mistake must not take it along with what is generated.
func TestChecks(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	done := map[string]bool{}
	for _, name := range cases {
		check := strings.TrimSuffix(filepath.Base(name), ".txtar")
		done[check] = true
		t.Run(check, func(t *testing.T) { testCase(t, name, check) })
	}
	for _, c := range All {
		if !done[c.Name] && c != oversizedRowGroup {
			t.Errorf("check %s has no case: write testdata/%s.txtar", c.Name, c.Name)
		}
	}
}

func testCase(t *testing.T, name, check string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := validate.ByName(All, check)
	if err != nil {
		t.Fatal(err)
	}
	o := validate.Options{Checks: All, Select: []string{check}, MaxFindings: -1, Jobs: 2}
	for _, word := range strings.Fields(string(a.Comment)) {
		if with, ok := strings.CutPrefix(word, "with="); ok {
			o.Select = append(o.Select, with)
		}
		if name, ok := strings.CutPrefix(word, "inputs="); ok {
			root, err := os.OpenRoot(name)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			o.Inputs = root
		}
		if day, ok := strings.CutPrefix(word, "today="); ok {
			if o.Today, err = schema.ParseDate(day); err != nil {
				t.Fatal(err)
			}
		}
	}
	dir := t.TempDir()
	want := build(t, dir, a)
	path := dir
	if slices.Contains(strings.Fields(string(a.Comment)), "file") {
		path = filepath.Join(dir, "articles.jsonl")
	}
	policy := filepath.Join(dir, "dateline.yaml")
	if _, err := os.Stat(policy); err == nil {
		if o.Policy, err = validate.ReadPolicy(policy, All); err != nil {
			t.Fatal(err)
		}
	}
	r, err := validate.Run(context.Background(), []string{path}, o)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.Findings {
		if f.Check != c {
			continue
		}
		if f.Severity != c.Severity && o.Policy == nil {
			t.Errorf("severity %s, want %s", f.Severity, c.Severity)
		}
		place := filepath.Base(f.File)
		if f.File == filepath.ToSlash(dir) {
			place = "."
		}
		if f.Row > 0 {
			place += fmt.Sprintf(":%d", f.Row)
		}
		got = append(got, strings.Join(slices.DeleteFunc([]string{place, f.Field, strings.ReplaceAll(f.Message, filepath.ToSlash(dir)+"/", "")}, func(s string) bool { return s == "" }), " "))
	}
	got = placeholders(t, dir, got)
	if os.Getenv("UPDATE") == "checks" {
		update(t, name, a, got)
		return
	}
	if len(want) == 0 && len(a.Files) > 0 && a.Files[len(a.Files)-1].Name != "want" {
		t.Fatal("no section want at the end")
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("findings (-want +got):\n%s\nwhere that is meant, run UPDATE=checks go test ./validate/checks and read the difference", d)
	}
	if len(got) == 0 {
		t.Error("the case wants no finding: it cannot fail")
	}
}

// placeholders takes out of findings what changes with schema.Fields: the schema's version, and size and hash of files.
func placeholders(t *testing.T, dir string, findings []string) []string {
	t.Helper()
	pairs := []string{"expected " + schema.Version, "expected {version}"}
	files, err := filepath.Glob(filepath.Join(dir, "articles.*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b)
		pairs = append(pairs, fmt.Sprintf("%s has %d bytes", filepath.Base(name), len(b)), filepath.Base(name)+" has {size} bytes", hex.EncodeToString(sum[:]), "{sha256}")
	}
	replace := strings.NewReplacer(pairs...)
	for i, f := range findings {
		findings[i] = replace.Replace(f)
	}
	return findings
}

func update(t *testing.T, name string, a *txtar.Archive, got []string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(strings.Join(got, "\n") + "\n")})
	if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}

// build writes the files of a case and returns the lines of want.
func build(t *testing.T, dir string, a *txtar.Archive) (want []string) {
	t.Helper()
	var lines [][]byte
	var patch []byte
	for _, f := range a.Files {
		switch {
		case f.Name == "want":
			for line := range strings.Lines(string(f.Data)) {
				want = append(want, strings.TrimSuffix(line, "\n"))
			}
		case f.Name == "manifest.json":
			patch = f.Data
		case f.Name == "articles.jsonl":
			lines = jsonLines(t, f.Data)
			put(t, filepath.Join(dir, f.Name), bytes.Join(lines, nil))
		case dataset.ByPath(f.Name) != nil && strings.HasPrefix(f.Name, "articles"):
			other := lines
			if strings.TrimSpace(string(f.Data)) != "same" {
				other = jsonLines(t, f.Data)
			}
			put(t, filepath.Join(dir, f.Name), convert(t, dataset.ByPath(f.Name), other))
		default:
			put(t, filepath.Join(dir, strings.TrimPrefix(f.Name, "raw ")), f.Data)
		}
	}
	if patch != nil {
		put(t, filepath.Join(dir, "manifest.json"), overlay(t, manifestOf(t, dir), patch))
	}
	return want
}

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

var repeat = regexp.MustCompile(`^repeat (\d+) `)

// jsonLines makes whole records of the lines of a case.
func jsonLines(t *testing.T, data []byte) [][]byte {
	t.Helper()
	var out [][]byte
	for line := range strings.Lines(string(data)) {
		if raw, ok := strings.CutPrefix(line, "!"); ok {
			out = append(out, []byte(raw))
			continue
		}
		times := 1
		if m := repeat.FindStringSubmatch(line); m != nil {
			if _, err := fmt.Sscan(m[1], &times); err != nil {
				t.Fatal(err)
			}
			line = line[len(m[0]):]
		}
		for range times {
			var over map[string]json.RawMessage
			if err := json.Unmarshal([]byte(strings.ReplaceAll(line, "%N", fmt.Sprint(len(out)+1))), &over); err != nil {
				t.Fatalf("line %q: %v", line, err)
			}
			out = append(out, whole(t, len(out)+1, over))
		}
	}
	return out
}

// whole lays the members of over over record n. What depends on others is worked out unless over gives it.
func whole(t *testing.T, n int, over map[string]json.RawMessage) []byte {
	t.Helper()
	rec := blameless(n)
	b, err := dataset.AppendJSON(nil, rec)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	maps.Copy(all, over)
	text := func(key string) (s string) {
		_ = json.Unmarshal(all[key], &s) // a case may well give something else
		return s
	}
	set := func(key string, v any) {
		if _, ok := over[key]; !ok {
			all[key], _ = json.Marshal(v)
		}
	}
	set("word_count", len(strings.Fields(text("body"))))
	set("id", hexID([]byte(text("url")+"\n"+text("input_sha256"))))
	if day := text("date_published"); day != "" {
		set("date_candidates", []string{day})
	}
	var out bytes.Buffer
	out.WriteByte('{')
	write := func(key string) {
		if v, ok := all[key]; ok && string(v) != `"(none)"` {
			if out.Len() > 1 {
				out.WriteByte(',')
			}
			fmt.Fprintf(&out, "%q:%s", key, v)
		}
		delete(all, key)
	}
	for _, f := range schema.Fields {
		write(f.Name)
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		write(key)
	}
	out.WriteString("}\n")
	return out.Bytes()
}

// blameless is a record in which no check finds anything, another one for each n.
func blameless(n int) *schema.Record {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	pick := strings.Fields("harbour ferry storm island minister council bridge repair winter traffic company engine market")
	sentence := func() string {
		var words []string
		for range 9 {
			words = append(words, pick[rng.IntN(len(pick))])
		}
		return "The " + strings.Join(words, " ") + fmt.Sprintf(" reopened with %d ships.", rng.IntN(1000))
	}
	var body []string
	for range 5 {
		body = append(body, sentence())
	}
	sum := sha256.Sum256([]byte(fmt.Sprint("document ", n)))
	day := schema.Date{Year: 2021, Month: 3, Day: 1}.AddDays(n % 50)
	return &schema.Record{
		Headline: fmt.Sprintf("Harbour %d reopens after the storm", n), Body: strings.Join(body, "\n\n"),
		Source: "Reuters", SourceDomain: "reuters.com", SourceMethod: schema.SourcePage, Language: "en",
		DatePublished: day, DateStatus: schema.Stated, DatePrecision: schema.Day, DateMethod: schema.ByHeader,
		DateCandidates: []schema.Date{day}, InputName: fmt.Sprintf("crawl/%06d.html", n), InputOffset: new(int64),
		InputSHA256: hex.EncodeToString(sum[:]),
	}
}

func convert(t *testing.T, f *dataset.Format, lines [][]byte) []byte {
	t.Helper()
	r, err := dataset.JSONL.NewReader(bytes.NewReader(bytes.Join(lines, nil)), "case", dataset.ReaderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var out bytes.Buffer
	w, err := f.NewWriter(&out, dataset.WriterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for {
		var row dataset.Row
		if err := r.Next(&row); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(&row.Record); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// manifestOf is the right manifest of a directory.
func manifestOf(t *testing.T, dir string) []byte {
	t.Helper()
	m := &dataset.Manifest{Tool: "dateline", ToolVersion: "0.1.0", SchemaVersion: schema.Version, Order: dataset.OrderInput, RejectCodes: map[string]int64{}}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var articles, rejects int64
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		f := dataset.ManifestFile{Name: e.Name(), Format: "jsonl", Bytes: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
		switch {
		case e.Name() == "dateline.yaml":
			continue
		case strings.HasSuffix(e.Name(), ".jsonl"):
			f.Rows = int64(bytes.Count(data, []byte("\n")))
		default:
			f.Rows = articles // articles.jsonl comes last in the alphabet but one; set right below
		}
		if e.Name() == "articles.jsonl" {
			articles = f.Rows
		}
		if e.Name() == "rejects.jsonl" {
			rejects, f.Format = f.Rows, "rejects"
		}
		m.Files = append(m.Files, f)
	}
	for i, f := range m.Files {
		if strings.HasPrefix(f.Name, "articles") {
			m.Files[i].Rows = articles
		}
	}
	if rejects > 0 {
		m.RejectCodes["empty"] = rejects
	}
	m.Totals = dataset.Counts{Documents: articles + rejects, Articles: articles, Rejects: rejects}
	m.Inputs = []dataset.ManifestInput{{Name: "crawl/", Counts: m.Totals}}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// overlay lays the members of patch over those of doc; a patch that is no object replaces doc.
func overlay(t *testing.T, doc, patch []byte) []byte {
	t.Helper()
	var a, b map[string]json.RawMessage
	if err := json.Unmarshal(patch, &b); err != nil {
		return patch
	}
	if err := json.Unmarshal(doc, &a); err != nil {
		t.Fatal(err)
	}
	maps.Copy(a, b)
	out, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNothingIsFoundInBlamelessRecords(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "articles.jsonl"), bytes.Join(jsonLines(t, []byte("repeat 300 {}\n")), nil))
	put(t, filepath.Join(dir, "manifest.json"), manifestOf(t, dir))
	today := schema.Date{Year: 2026, Month: 11, Day: 21}
	r, err := validate.Run(context.Background(), []string{dir}, validate.Options{Checks: All, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		t.Errorf("%s: row %d %s: %s", f.Check.Name, f.Row, f.Field, f.Message)
	}
	if r.Rows != 300 {
		t.Errorf("got %d rows, want 300", r.Rows)
	}
}

func TestChecksAreDocumented(t *testing.T) {
	id := regexp.MustCompile(`^DL[1-6]\d\d$`)
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$|^mojibake$`)
	ids, names, last := map[string]bool{}, map[string]bool{}, ""
	for _, c := range All {
		if !id.MatchString(c.ID) || ids[c.ID] {
			t.Errorf("check %s: the ID %q is malformed or taken", c.Name, c.ID)
		}
		if !name.MatchString(c.Name) || names[c.Name] || strings.HasPrefix(c.Name, "no-") || strings.HasPrefix(c.Name, "check-") {
			t.Errorf("check %s: the name %q is malformed, taken or does not complete \"allow …\"", c.ID, c.Name)
		}
		if c.ID <= last {
			t.Errorf("check %s stands behind %s, want the order of IDs", c.ID, last)
		}
		ids[c.ID], names[c.Name], last = true, true, c.ID
		for _, part := range []string{"\n\nIt matters because ", "\n\nExample: "} {
			if !strings.Contains(c.Doc, part) {
				t.Errorf("check %s: its documentation has no paragraph that begins with %q", c.Name, strings.TrimSpace(part))
			}
		}
		if c.Fix == "" || !strings.HasSuffix(c.Fix, ".") || c.Since == "" || c.Start == nil || c.Severity == validate.Off {
			t.Errorf("check %s lacks a fix, a version, a severity or a start", c.Name)
		}
		for _, f := range c.Fields {
			if !slices.ContainsFunc(schema.Fields, func(g schema.Field) bool { return g.Name == f }) {
				t.Errorf("check %s reads the field %q, which the schema does not know", c.Name, f)
			}
		}
	}
}

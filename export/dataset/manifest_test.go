package dataset

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestManifestRoundTrip(t *testing.T) {
	want := &Manifest{
		Tool: "dateline", ToolVersion: "0.1.0", SchemaVersion: "1.0", Options: map[string]any{"csv_safe": true, "dedup": "none"},
		Order:       OrderInput,
		Inputs:      []ManifestInput{{Name: "a <b>.warc", Counts: Counts{3, 1, 1, 1}, Skipped: map[string]int64{"request": 4}}},
		Totals:      Counts{3, 1, 1, 1},
		RejectCodes: map[string]int64{"empty": 1},
		Files:       []ManifestFile{{"articles.jsonl", "jsonl", 1, 900, strings.Repeat("0", 64)}},
	}
	var b bytes.Buffer
	if _, err := want.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "a <b>.warc") {
		t.Errorf("names are escaped for HTML:\n%s", b.String())
	}
	got, err := ReadManifest(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("written and read back (-want +got):\n%s", d)
	}
}

func TestReadManifestRefusesTrailingData(t *testing.T) {
	for _, in := range []string{"", "{", "[]", "{} {}", "{}x"} {
		if m, err := ReadManifest(strings.NewReader(in)); err == nil {
			t.Errorf("ReadManifest(%q) = %+v, want an error", in, m)
		}
	}
	if _, err := ReadManifest(strings.NewReader("{}\n")); err != nil {
		t.Errorf("ReadManifest of an object and a line end: %v", err)
	}
}

func TestReadManifestNamesAWrongValue(t *testing.T) {
	for text, want := range map[string]string{
		`{"inputs":[{"name":"a","documents":"93"}]}`: "reading the manifest: inputs.documents is a JSON string, which it cannot be, at byte 39",
		`[]`: "reading the manifest: the file is a JSON array, which it cannot be, at byte 1",
	} {
		if _, err := ReadManifest(strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}

func TestCountsBalanced(t *testing.T) {
	if !(Counts{6, 3, 2, 1}).Balanced() || (Counts{6, 3, 2, 0}).Balanced() {
		t.Error("Balanced does not compare documents with articles, rejects and duplicates dropped")
	}
	sum := Counts{6, 3, 2, 1}
	if sum.Add(Counts{10, 20, 30, 40}); sum != (Counts{16, 23, 32, 41}) {
		t.Errorf("got the sum %+v", sum)
	}
}

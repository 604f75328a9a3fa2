package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// A spreadsheet runs what begins like a formula, whatever apostrophes and white space stand before it.
func TestCSVSafe(t *testing.T) {
	for text, formula := range map[string]bool{
		"=1+1": true, "+1": true, "-1": true, "@x": true, "\tx": true, "\rx": true, "'=1": true, "''-1": true,
		"x=1": false, "'x": false, "'": false, "1-1": false, "– x": false,
	} {
		r := bare()
		r.Headline = text
		for _, safe := range []bool{false, true} {
			file := write(t, CSV, WriterOptions{CSVSafe: safe}, r)
			want := `"` + text + `"`
			if safe && formula {
				want = `"'` + text + `"`
			}
			if !bytes.Contains(file, []byte(","+want+",")) {
				t.Errorf("safe %t: %q is not written as %s", safe, text, want)
			}
			rows, _ := read(t, CSV, ReaderOptions{CSVSafe: safe}, file)
			if got := rows[0].Record.Headline; got != text {
				t.Errorf("safe %t: %q comes back as %q", safe, text, got)
			}
		}
	}
}

func TestTimesAreUTCInWholeSeconds(t *testing.T) {
	elsewhere := full()
	elsewhere.PublishedAt = elsewhere.PublishedAt.In(time.FixedZone("", 9*3600)).Add(987654321)
	for _, f := range Formats {
		if !bytes.Equal(write(t, f, WriterOptions{}, full()), write(t, f, WriterOptions{}, elsewhere)) {
			t.Errorf("%s: the same second in another zone gives another file", f.Name)
		}
	}
}

// limited takes so many bytes.
type limited struct{ left int }

var errFull = errors.New("the disk is full")

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats {
		size := len(write(t, f, WriterOptions{}, full(), bare()))
		for _, left := range []int{0, 3, size / 2, size - 1} {
			w, err := f.NewWriter(&limited{left}, WriterOptions{})
			if err == nil {
				_, _ = w.Write(full()), w.Write(bare())
				err = w.Close()
			}
			if err == nil {
				t.Errorf("%s: with room for %d of %d bytes: no error", f.Name, left, size)
			}
		}
	}
}

func TestTheLastOfTwoCounts(t *testing.T) {
	for _, tt := range []struct {
		format         *Format
		file           string
		headline, tags string
	}{
		{JSONL, `{"headline":"a","headline":"b","tags":["a"],"tags":["b"]}`, "b", "b"},
		{JSONL, `{"headline":"a","headline":null,"tags":["a"],"tags":[]}`, "", ""},
		{CSV, "headline,headline,tags,tags\n" + `"a","b","[""a""]","[""b""]"`, "b", "b"},
		{CSV, "headline,headline,tags,tags\n" + `"a",,"[""a""]","[]"`, "", ""},
	} {
		rows, _ := read(t, tt.format, ReaderOptions{}, []byte(tt.file))
		if r := rows[0].Record; r.Headline != tt.headline || strings.Join(r.Tags, " ") != tt.tags {
			t.Errorf("%s: got headline %q and tags %q, want %q and %q", tt.file, r.Headline, r.Tags, tt.headline, tt.tags)
		}
	}
}

// Numbers that only look like those of the schema are not taken for them.
func TestWholeNumbers(t *testing.T) {
	for text, want := range map[string]int32{"12": 12, "0": 0, "2147483647": 1<<31 - 1, "2147483648": 0, "1e3": 0, "1.0": 0, "-0": 0} {
		rows, _ := read(t, JSONL, ReaderOptions{}, []byte(`{"headline":"x","word_count":`+text+`}`))
		wrong := slices.Contains(problems(&rows[0]), "word_count lexical")
		if rows[0].Record.WordCount != want || wrong != (text != fmt.Sprint(want)) {
			t.Errorf("%s: got %d, a problem %t, want %d", text, rows[0].Record.WordCount, wrong, want)
		}
	}
	rows, _ := read(t, CSV, ReaderOptions{}, []byte("headline,word_count,input_offset\nx,007,+1\n"))
	if got := problems(&rows[0]); !slices.Contains(got, "word_count lexical") || !slices.Contains(got, "input_offset lexical") {
		t.Errorf("007 and +1: got %q, want both in another form", got)
	}
}

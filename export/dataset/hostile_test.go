package dataset

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/schema"
)

// problems writes the problems of a row as "field kind", in order.
func problems(r *Row) []string {
	var out []string
	for _, p := range r.Problems {
		out = append(out, strings.TrimSpace(p.Field+" "+p.Kind))
	}
	return out
}

// line is a record as JSONL with one text replaced.
func line(t *testing.T, old, new string) string {
	t.Helper()
	s := string(write(t, JSONL, WriterOptions{}, full()))
	if !strings.Contains(s, old) {
		t.Fatalf("%q is not in %s", old, s)
	}
	return strings.Replace(s, old, new, 1)
}

func TestJSONLProblems(t *testing.T) {
	all := string(write(t, JSONL, WriterOptions{}, full()))
	tests := []struct {
		name, file string
		want       [][]string // of each row
	}{
		{"nothing", "", nil},
		{"no final line feed", strings.TrimSuffix(all, "\n"), [][]string{nil}},
		{"CRLF", strings.ReplaceAll(all+all, "\n", "\r\n"), [][]string{nil, nil}},
		{"blank lines at the end", all + "\n \n", [][]string{nil}},
		{"a blank line between", all + "\n" + all, [][]string{nil, {"syntax"}}},
		{"byte order mark", "\ufeff" + all, [][]string{{"encoding"}}},
		{"keys in another order", "{" + strings.TrimSuffix(all[strings.Index(all, `"url"`):], "}\n") + "," + all[1:strings.Index(all, `,"url"`)] + "}\n", [][]string{nil}},
		{"white space", line(t, `"url":`, "\t\"url\" :  "), [][]string{nil}},
		{"a number for a string", line(t, `"byline":"By A. N. Author"`, `"byline":12`), [][]string{{"byline type"}}},
		{"a string for a number", line(t, `"word_count":12`, `"word_count":"12"`), [][]string{{"word_count type"}}},
		{"a fraction", line(t, `"word_count":12`, `"word_count":12.0`), [][]string{{"word_count lexical"}}},
		{"too large a number", line(t, `"word_count":12`, `"word_count":2147483648`), [][]string{{"word_count lexical"}}},
		{"an object for a list", line(t, `"tags":["x\ny"]`, `"tags":{}`), [][]string{{"tags type"}}},
		{"a number in a list", line(t, `"tags":["x\ny"]`, `"tags":["a",1,null]`), [][]string{{"tags type", "tags type"}}},
		{"null for a list", line(t, `"tags":["x\ny"]`, `"tags":null`), [][]string{{"tags type"}}},
		{"null where none may be", line(t, `"date_status":"stated"`, `"date_status":null`), [][]string{{"date_status type"}}},
		{"an empty string", line(t, `"byline":"By A. N. Author"`, `"byline":""`), [][]string{{"byline empty"}}},
		{"a day that does not exist", line(t, `"date_published":"2017-09-06"`, `"date_published":"2017-02-30"`), [][]string{{"date_published lexical"}}},
		{"a date with a time", line(t, `"date_published":"2017-09-06"`, `"date_published":"2017-09-06T00:00:00Z"`), [][]string{{"date_published lexical"}}},
		{"a date in a list", line(t, `"date_candidates":["2017-09-06"]`, `"date_candidates":["06.09.2017"]`), [][]string{{"date_candidates lexical"}}},
		{"an offset for Z", line(t, `"2017-09-06T09:36:00Z"`, `"2017-09-06T12:36:00+03:00"`), [][]string{{"published_at lexical"}}},
		{"parts of a second", line(t, `"2017-09-06T09:36:00Z"`, `"2017-09-06T09:36:00.5Z"`), [][]string{{"published_at lexical"}}},
		{"a time without zone", line(t, `"2017-09-06T09:36:00Z"`, `"2017-09-06 09:36:00"`), [][]string{{"published_at lexical"}}},
		{"an unknown key", line(t, `"url":`, `"uri":[{"a":1}],"url":`), [][]string{{"uri unknown"}}},
		{"a missing key", line(t, `"section":"World",`, ``), [][]string{{"section missing"}}},
		{"a key twice", line(t, `"tags":["x\ny"]`, `"tags":["a"],"tags":["b"]`), [][]string{{"tags duplicate-key"}}},
		{"a lone surrogate", line(t, `"World"`, `"W\ud800d"`), [][]string{{"section encoding"}}},
		{"no UTF-8", line(t, `"World"`, "\"W\xe9\""), [][]string{{"section encoding"}}},
		{"NUL", line(t, `"World"`, `"W\u0000"`), [][]string{{"section encoding"}}},
		{"cut off", all + all[:100], [][]string{nil, {"syntax"}}},
		{"the same fault in two rows", strings.Repeat(line(t, `"World"`, "\"W\xff\""), 2), [][]string{{"section encoding"}, {"section encoding"}}},
		{"two objects", strings.TrimSuffix(all, "\n") + all, [][]string{{"syntax"}}},
		{"an object of another kind", `{"id":"a1","field":"source","value":"x"}` + "\n{}\n" + all, [][]string{{"syntax"}, {"syntax"}, nil}},
		{"a list", "[1]\n" + all, [][]string{{"syntax"}, nil}},
		{"junk", "\x00\xff\x01\n" + all, [][]string{{"syntax"}, nil}},
		{"deep", strings.Repeat("[", 100_000) + "\n" + all, [][]string{{"syntax"}, nil}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, _ := read(t, JSONL, ReaderOptions{}, []byte(tt.file))
			var got [][]string
			for i := range rows {
				got = append(got, problems(&rows[i]))
			}
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s%v", diff, rows)
			}
		})
	}
	rows, _ := read(t, JSONL, ReaderOptions{}, []byte(line(t, `"tags":["x\ny"]`, `"tags":["a"],"tags":["b"]`)))
	if got := fmt.Sprint(rows[0].Record.Tags); got != "[b]" {
		t.Errorf("of a key twice there got %s, want the last", got)
	}
}

func TestCSVProblems(t *testing.T) {
	file := string(write(t, CSV, WriterOptions{}, full(), bare(), bare()))
	header, rest, _ := strings.Cut(file, "\n")
	first := rest[:strings.Index(rest, "\n\"a0101")+1]
	second := rest[len(first) : len(first)+(len(rest)-len(first))/2]
	tests := []struct {
		name, file string
		head       []string
		want       [][]string
	}{
		{"as written", file, nil, [][]string{nil, nil, nil}},
		{"byte order mark", bom + file, nil, [][]string{nil, nil, nil}},
		{"CRLF outside of cells", header + "\r\n" + strings.TrimSuffix(first, "\n") + "\r\n" + second, nil, [][]string{nil, nil}},
		{"no rows", header + "\n", nil, nil},
		{"no final line feed", strings.TrimSuffix(file, "\n"), nil, [][]string{nil, nil, nil}},
		{"bare header", strings.ReplaceAll(header, `"`, "") + "\n" + second, nil, [][]string{nil}},
		{"a blank line", header + "\n\n" + second + second, nil, [][]string{{"syntax"}, nil}},
		{"a column less", strings.Replace(header, `"url",`, "", 1) + "\n" + strings.Replace(second, ",,", ",", 1), []string{"url missing"}, [][]string{nil}},
		{"a column more", header + ",\"extra\"\n" + strings.TrimSuffix(second, "\n") + ",1\n", []string{"extra unknown"}, [][]string{nil}},
		{"a column twice", header + ",\"body\"\n" + strings.TrimSuffix(second, "\n") + ",\"z\"\n", []string{"body duplicate-key"}, [][]string{nil}},
		{"a short row", header + "\n" + "\"x\",\n" + second, nil, [][]string{{"syntax"}, nil}},
		{"a quote that is not closed", header + "\n" + strings.Replace(second, `"x"`, `"x`, 1) + second + second, nil, [][]string{{"syntax"}, nil, nil}},
		{"a quote that is not closed to the end", header + "\n" + second + "\"abc\n,\n", nil, [][]string{nil, {"syntax"}, {"syntax", "id type"}}},
		{"a quote inside a bare cell", header + "\n" + strings.Replace(second, `,,`, `,a"b,`, 1) + second, nil, [][]string{{"syntax"}, nil}},
		{"the header again", header + "\n" + second + strings.ReplaceAll(header, `"`, "") + "\n" + second, nil, [][]string{nil, {"syntax"}, nil}},
		{"a column without a name", "\"\"," + header + "\n1," + second, []string{"unknown"}, [][]string{nil}},
		{"a quoted empty cell", header + "\n" + strings.Replace(second, `,,`, `,"",`, 1), nil, [][]string{{"url empty"}}},
		{"a date of another form", header + "\n" + strings.Replace(first, ",2017-09-06,", ",06/09/2017,", 1), nil, [][]string{{"date_published lexical"}}},
		{"a list that is none", header + "\n" + strings.Replace(second, `"[]"`, `"a, b"`, 1), nil, [][]string{{"headings lexical"}}},
		{"a number that is none", header + "\n" + strings.Replace(second, `,0,`, `,many,`, 1), nil, [][]string{{"word_count lexical"}}},
		{"no UTF-8", header + "\n" + strings.Replace(second, `"x"`, "\"\xff\"", 1), nil, [][]string{{"body encoding"}}},
		{"NUL", header + "\n" + strings.Replace(second, `"x"`, "\"a\x00\"", 1), nil, [][]string{{"body encoding"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, head := read(t, CSV, ReaderOptions{}, []byte(tt.file))
			if diff := cmp.Diff(tt.head, problems(&Row{Problems: head}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("header (-want +got):\n%s", diff)
			}
			var got [][]string
			for i := range rows {
				got = append(got, problems(&rows[i]))
			}
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNoDataset(t *testing.T) {
	parquet := write(t, Parquet, WriterOptions{}, full())
	tests := []struct {
		name   string
		format *Format
		file   string
		want   string
	}{
		{"gzip as JSONL", JSONL, "\x1f\x8b\x08", "gzip"},
		{"UTF-16 as CSV", CSV, "\xff\xfei\x00d\x00", "UTF-16"},
		{"Parquet as CSV", CSV, string(parquet), "Parquet"},
		{"nothing as CSV", CSV, "", "empty"},
		{"semicolons", CSV, "id;url\n1;2\n", "';'"},
		{"nothing as Parquet", Parquet, "", "no Parquet"},
		{"text as Parquet", Parquet, strings.Repeat("text ", 50), "no Parquet"},
		{"a Parquet file without its end", Parquet, string(parquet[:len(parquet)-20]), "cut off"},
		{"a Parquet file without its beginning", Parquet, string(parquet[50:]), "no Parquet"},
		{"a beginning of Parquet", Parquet, "PAR1", "cut off"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(t, tt.format, ReaderOptions{}, []byte(tt.file), "name.x")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
}

func TestMaxRow(t *testing.T) {
	long := full()
	long.Body = strings.Repeat("0123456789", 200_000) + "\n, \"and\n"
	for _, f := range []*Format{JSONL, CSV} {
		rows, _ := read(t, f, ReaderOptions{MaxRow: 1_000_000}, write(t, f, WriterOptions{}, full(), long, bare()))
		if len(rows) != 3 {
			t.Fatalf("%s: got %d rows, want 3", f.Name, len(rows))
		}
		if len(rows[0].Problems)+len(rows[2].Problems) > 0 || rows[2].Record.ID != bare().ID {
			t.Errorf("%s: the rows around the long one: %v, %v", f.Name, rows[0].Problems, rows[2].Problems)
		}
		if diff := cmp.Diff([]string{KindSize}, problems(&rows[1])); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", f.Name, diff)
		}
		if rows[2].Line <= rows[1].Line {
			t.Errorf("%s: got line %d behind line %d", f.Name, rows[2].Line, rows[1].Line)
		}
		short := full()
		short.Body = strings.Repeat("word ", 1000)
		rows, _ = read(t, f, ReaderOptions{MaxRow: 3000}, write(t, f, WriterOptions{}, bare(), long, bare(), short, bare()))
		for i := range rows {
			if got, want := slices.Contains(problems(&rows[i]), KindSize), i == 1 || i == 3; len(rows) != 5 || got != want {
				t.Errorf("%s: row %d of %d is too long: got %t, want %t", f.Name, i+1, len(rows), got, want)
			}
		}
		rows, _ = read(t, f, ReaderOptions{}, write(t, f, WriterOptions{}, long))
		if rows[0].Record.Body != long.Body {
			t.Errorf("%s: a long row within the limit changed", f.Name)
		}
	}
}

// In Parquet a row is measured by what it takes in memory, while its columns are read.
func TestMaxRowOfParquet(t *testing.T) {
	long := full()
	long.Tags = slices.Repeat([]string{strings.Repeat("x", 1000)}, 1000)
	file := write(t, Parquet, WriterOptions{}, full(), long, bare())
	for _, tt := range []struct {
		name string
		o    ReaderOptions
		over bool
	}{
		{"above", ReaderOptions{MaxRow: 1_000_000}, true},
		{"above, of any shape", ReaderOptions{MaxRow: 1_000_000, Columns: anyColumns.Columns}, true},
		{"below", ReaderOptions{MaxRow: 1_100_000}, false},
		{"below, of any shape", ReaderOptions{MaxRow: 1_100_000, Columns: anyColumns.Columns}, false},
	} {
		rows, _ := read(t, Parquet, tt.o, file)
		if len(rows) != 3 {
			t.Fatalf("%s: got %d rows, want 3", tt.name, len(rows))
		}
		if got := slices.Contains(problems(&rows[1]), KindSize); got != tt.over {
			t.Errorf("%s: the row is too long: got %t", tt.name, got)
		}
		if whole := rows[1].Value != nil || len(rows[1].Record.Tags) == 1000; whole == tt.over {
			t.Errorf("%s: the row is there: got %t", tt.name, whole)
		}
		for _, i := range []int{0, 2} {
			if len(rows[i].Problems) > 0 || rows[i].Value == nil && rows[i].Record.ID == "" {
				t.Errorf("%s: row %d: %v", tt.name, i+1, rows[i].Problems)
			}
		}
	}
}

// Where a file is cut into blocks is not to be seen in its rows.
func TestBlankLines(t *testing.T) {
	const row = `{"headline":"x"}` + "\n"
	pad := strings.Repeat(" ", blockBytes-len(row)-1)
	for name, file := range map[string]string{
		"inside a block":     row + "\n" + row,
		"in three blocks":    row + strings.Repeat("\n", 3*blockBytes) + row,
		"at a block's end":   row[:1] + pad + row[1:] + "\n" + row,
		"at a block's start": row[:1] + pad + " " + row[1:] + "\n" + row,
	} {
		rows, _ := read(t, JSONL, ReaderOptions{}, []byte(file))
		if len(rows) != 2 {
			t.Fatalf("%s: got %d rows, want 2", name, len(rows))
		}
		for i, want := range []bool{false, true} {
			if got := slices.Contains(problems(&rows[i]), KindSyntax); got != want {
				t.Errorf("%s: row %d has a blank line before it: got %t, want %t", name, i+1, got, want)
			}
		}
	}
	rows, _ := read(t, JSONL, ReaderOptions{MaxRow: 1_000_000}, []byte(row+strings.Repeat(" ", 2_000_000)+row+row))
	if len(rows) != 3 || !slices.Contains(problems(&rows[1]), KindSize) {
		t.Errorf("a long line that begins with spaces: got %d rows, want it reported as one of 3", len(rows))
	}
}

func TestLines(t *testing.T) {
	a := full()
	a.Body = "one\ntwo\n\nthree"
	rows, _ := read(t, CSV, ReaderOptions{}, write(t, CSV, WriterOptions{}, a, bare()))
	if got, want := fmt.Sprint(rows[0].Line, rows[1].Line), "2 6"; got != want {
		t.Errorf("got lines %s, want %s", got, want)
	}
}

func TestFutureVersion(t *testing.T) {
	for version, want := range map[string][]string{"2.0": {KindVersion}, "1.9": nil} {
		file := write(t, Parquet, WriterOptions{}, bare())
		file = bytes.Replace(file, []byte(schema.VersionKey+"\x18\x03"+schema.Version), []byte(schema.VersionKey+"\x18\x03"+version), 1)
		_, header := read(t, Parquet, ReaderOptions{}, file)
		if diff := cmp.Diff(want, problems(&Row{Problems: header}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("version %s (-want +got):\n%s", version, diff)
		}
	}
}

func TestFieldsFitTheReaders(t *testing.T) {
	if n := len(schema.Fields); n > 64 {
		t.Errorf("got %d fields; the readers note those they have seen in 64 bits", n)
	}
}

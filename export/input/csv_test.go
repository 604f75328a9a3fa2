package input

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCSV(t *testing.T) {
	const header = "title,text,date\n"
	tests := []struct {
		name, content string
		want          []string
	}{
		{"rows", header + "H,A,2017-09-06\nI,\"B, \"\"b\"\"\nand more\",\n", []string{"text f#1 16 A", "text f#2 31 B, \"b\"\nand more"}},
		{"Windows line ends", strings.ReplaceAll(header+"H,A,\nI,\"B\nb\",x\n", "\n", "\r\n"), []string{"text f#1 17 A", "text f#2 23 B\nb"}},
		{"no line end at the end", header + "H,A,", []string{"text f#1 16 A"}},
		{"identifiers", "id;text;source\nx;A;S\n;B;S\n", []string{"text f#x 15 A", "text f#2 21 B"}},
		{"tabs", "url\tcontent\nhttp://a/\tA\n", []string{"text f#1 12 A"}},
		{"mark", "\xef\xbb\xbf" + header + "H,A,\n", []string{"text f#1 19 A"}},
		{"Latin-1", header + "H,caf\xe9 noir,\nI,d\xe9j\xe0 vu,\n", []string{"text f#1 16 café noir", "text f#2 29 déjà vu"}},
		{"blank lines", header + "\nH,A,\n\n\nI,B,\n", []string{"text f#1 17 A", "text f#2 24 B"}},
		{"ragged", header + "H,A\nI,B,,,\nJ,C,x,y\nK,D,\n", []string{"reject f#1 16 syntax", "text f#2 20 B", "reject f#3 27 syntax", "text f#4 35 D"}},
		{"ragged over lines", header + "H,\"A\na\"\nI,B,\n", []string{"reject f#1 16 syntax", "text f#2 24 B"}},
		{"quote not doubled", header + "H,\"say \"no\" to it\",\nI,B,\n", []string{"text f#1 16 say \"no\" to it", "text f#2 36 B"}},
		{"quote in a plain cell", header + "H,5\" pipe,\nI,B,\n", []string{"text f#1 16 5\" pipe", "text f#2 27 B"}},
		{"quote lost", header + "H,\"A,x\nI,\"B\",x\nJ,C,x\n", []string{"reject f#1 16 syntax", "text f#2 23 B", "text f#3 31 C"}},
		{"quote never closed", header + "H,\"A,x\nI,B,x\nJ,C,x\n", []string{"reject f#1 16 syntax", "text f#2 23 B", "text f#3 29 C"}},
		{"nothing there", header + "H,NULL,x\nI,,x\n", []string{"reject f#1 16 no-text", "reject f#2 25 no-text"}},
		{"header alone", header, []string{"reject f 0 empty"}},
		{"prose with commas", "Moscow, the text of the date, is a place\nof many words, and more", []string{"text f 0 Moscow, the text of the date, is a place\nof many words, and more"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, "f", tt.content, Options{})); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCSVByName reads a header that nothing recognises because the name or the caller says that it is one.
func TestCSVByName(t *testing.T) {
	const content = "kop|tekst\nH|A\n"
	want := []string{"text f.csv#1 10 A"}
	if diff := cmp.Diff(want, read(t, "f.csv", content, Options{Map: map[string]string{"body": "tekst"}})); diff != "" {
		t.Errorf("mapped (-want +got):\n%s", diff)
	}
	want = []string{"reject f.csv#1 10 no-text"}
	if diff := cmp.Diff(want, read(t, "f.csv", content, Options{})); diff != "" {
		t.Errorf("not mapped (-want +got):\n%s", diff)
	}
	want = []string{"text f#1 10 A"}
	if diff := cmp.Diff(want, read(t, "f", content, Options{Format: "csv", Map: map[string]string{"body": "tekst"}})); diff != "" {
		t.Errorf("asked for (-want +got):\n%s", diff)
	}
}

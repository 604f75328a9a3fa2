package input

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"dateline/internal/bombs"
)

// zipOf packs pairs of name and content.
func zipOf(t *testing.T, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, pairs[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t *testing.T, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		h := &tar.Header{Name: pairs[i], Size: int64(len(pairs[i+1])), Mode: 0o644, Typeflag: tar.TypeReg}
		if strings.HasPrefix(pairs[i+1], "-> ") {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, pairs[i+1][3:], 0
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := io.WriteString(w, pairs[i+1]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zst(t *testing.T, s string) string {
	t.Helper()
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(e.EncodeAll([]byte(s), nil))
}

// xz of four times "one two three", compressed by xz -9.
const xzippedOne = "/Td6WFoAAAFpIt42AgAhARwAAAAQz1jM4AA2ABRdADebiM524vTjZd79IVR5NnD6fIAAACGMHVQAASw3insKoZBCmQ0BAAAAAAFZWg=="

// bzip2 of "hello\n", because the standard library reads but does not write it.
const bzippedHello = "BZh91AY&SY\xc1\xc0\x80\xe2\x00\x00\x01\x41\x00\x00\x10\x02\x44\xa0\x00\x30\xcd\x00\xc3\x46\x29\x97\x17\x72\x45\x38\x50\x90\xc1\xc0\x80\xe2"

func TestArchives(t *testing.T) {
	locked := []byte(zipOf(t, "a", "A", "b", "B"))
	for i := range locked {
		if bytes.HasPrefix(locked[i:], []byte("PK\x01\x02")) {
			locked[i+8] |= 1
			break
		}
	}
	damaged := []byte(zipOf(t, "a", strings.Repeat("story ", 100), "b", "B"))
	damaged[40] ^= 0xff
	whole := zipOf(t, "a", "A", "b", strings.Repeat("B", 500))
	nested := "deep"
	for range 8 {
		nested = zipOf(t, "n", nested)
	}
	xzipped, err := base64.StdEncoding.DecodeString(xzippedOne)
	if err != nil {
		t.Fatal(err)
	}
	dict := "WARC/1.0 a dictionary has to be of some length"
	tests := []struct {
		name, content string
		want          []string
	}{
		{"zip", zipOf(t, "d/a.txt", "A", "d/", "", "b.html", "<p>B"), []string{"text f#d/a.txt 0 A", "html f#b.html 0 <p>B"}},
		{"tar", tarOf(t, "d/a.txt", "A", "l", "-> d/a.txt", "b.html", "<p>B"), []string{"text f#d/a.txt 0 A", "skip  link", "html f#b.html 0 <p>B"}},
		{"gzip", gz("one"), []string{"text f 0 one"}},
		{"gzip of members", gz("one ") + gz("two"), []string{"text f 0 one two"}},
		{"zstd", zst(t, "one"), []string{"text f 0 one"}},
		{"zstd of frames", zst(t, "one ") + "\x50\x2a\x4d\x18\x03\x00\x00\x00xyz" + zst(t, "two"), []string{"text f 0 one two"}},
		{"zstd with a dictionary in front", "\x5d\x2a\x4d\x18" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(dict)))) + dict, []string{"error decode"}},
		{"xz", bombs.XZ(0, "one"), []string{"text f 0 one"}},
		{"xz of streams", bombs.XZ(0, "one ") + bombs.XZ(22, "two"), []string{"text f 0 one two"}},
		{"xz that compresses", string(xzipped), []string{"text f 0 " + strings.TrimSuffix(strings.Repeat("one two three ", 4), " ")}},
		{"xz cut", bombs.XZ(0, "one two three")[:30], []string{"reject f 0 truncated"}},
		{"xz with a dictionary of 64 MB", bombs.XZ(28, "one"), []string{"text f 0 one"}},
		{"xz with a dictionary of 128 MB", bombs.XZ(30, "one"), []string{"text f 0 one"}},
		{"xz with a dictionary of 192 MB", bombs.XZ(31, "one"), []string{"error decode"}},
		{"xz with a dictionary of 64 MB in gzip", gz(bombs.XZ(28, "one")), []string{"text f 0 one"}},
		{"xz with a dictionary of 96 MB in gzip", gz(bombs.XZ(29, "one")), []string{"error decode"}},
		{"zstd with a window of 128 MB", bombs.ZstdWindow(17, "one"), []string{"text f 0 one"}},
		{"zstd with a window of 256 MB", bombs.ZstdWindow(18, "one"), []string{"error decode"}},
		{"bzip2", bzippedHello, []string{"text f 0 hello\n"}},
		{"begins like bzip2", "BZh9 is how it begins", []string{"text f 0 BZh9 is how it begins"}},
		{"one in the other", gz(tarOf(t, "a.zip", zipOf(t, "b.gz", gz("B")), "c", "C")), []string{"text f#a.zip/b.gz 0 B", "text f#c 0 C"}},
		{"records in an archive", zipOf(t, "a.jsonl", "{\"id\":\"x\",\"text\":\"X\"}\n{\"text\":\"Y\"}\n"), []string{"text f#a.jsonl/x 0 X", "text f#a.jsonl/2 22 Y"}},
		{"ways out", zipOf(t, "../../etc/a", "A", "/b", "B", `..\c`, "C", "d/../../e", "E"), []string{"text f#etc/a 0 A", "text f#b 0 B", "text f#c 0 C", "text f#e 0 E"}},
		{"names that are no UTF-8", zipOf(t, "\x81.txt", "A", "a\nb", "B"), []string{"text f#ü.txt 0 A", `text f#a\u000ab 0 B`}},
		{"what systems leave", zipOf(t, "__MACOSX/._a", "x", ".DS_Store", "x", "a", "A"), []string{"skip  hidden-file", "skip  hidden-file", "text f#a 0 A"}},
		{"empty member", tarOf(t, "a", "", "b", "B"), []string{"reject f#a 0 empty", "text f#b 0 B"}},
		{"locked member", string(locked), []string{"reject f#a 0 encrypted", "text f#b 0 B"}},
		{"damaged member", string(damaged), []string{"reject f#a 0 truncated", "text f#b 0 B"}},
		{"zip cut behind the members", whole[:len(whole)-30], []string{"text f#a 0 A", "text f#b 0 " + strings.Repeat("B", 500), "error truncated"}},
		{"zip cut in a member", whole[:strings.LastIndex(whole, "PK\x03\x04")+33], []string{"text f#a 0 A", "reject f#b 0 truncated", "error truncated"}},
		{"tar cut", tarOf(t, "a", "A", "b", strings.Repeat("B", 2000))[:2000], []string{"text f#a 0 A", "reject f#b 0 truncated", "error truncated"}},
		{"gzip cut", gz(strings.Repeat("one two three ", 50))[:40], []string{"reject f 0 truncated"}},
		{"too deep", nested, []string{"reject f#n/n/n/n/n/n -1 too-deep"}},
		{"office document", zipOf(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"), []string{"error binary"}},
		{"empty zip", zipOf(t), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, "f", tt.content, Options{})
			for i := range min(len(got), len(tt.want)) {
				if strings.HasPrefix(tt.want[i], "error") && strings.HasPrefix(got[i], tt.want[i]) {
					got[i] = tt.want[i]
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	many := make([]string, 0, 20)
	for i := range 10 {
		many = append(many, fmt.Sprint(i), "text")
	}
	big := strings.Repeat("a", 2000)
	bomb := gz(strings.Repeat("\x00", freeBytes+(32<<20)))
	tests := []struct {
		name, content string
		limits        Limits
		want          []string
	}{
		{"document", big, Limits{Document: 1999}, []string{"reject f 0 too-large"}},
		{"document at the limit", big, Limits{Document: 2000}, []string{"text f 0 " + big}},
		{"packed document", gz(big), Limits{Document: 1999}, []string{"reject f 0 too-large"}},
		{"line", `{"text":"` + big + "\"}\n{\"text\":\"b\"}\n", Limits{Document: 1999}, []string{"reject f#1 0 too-large", "text f#2 2012 b"}},
		{"member", tarOf(t, "a", big, "b", "B"), Limits{Document: 1999}, []string{"reject f#a 0 too-large", "text f#b 0 B"}},
		{"members", zipOf(t, many...), Limits{Members: 2}, []string{"text f#0 0 text", "text f#1 0 text", "error too-many-members more than 2 members; unpack it and export the parts"}},
		{"depth", gz(gz("x")), Limits{Depth: 1}, []string{"error too-deep gzip inside 1 other archives and compressions; unpack the outer ones first"}},
		{"depth of an archive", gz(zipOf(t, "a", "x")), Limits{Depth: 1}, []string{"error too-deep an archive inside 1 other archives and compressions; unpack the outer ones first"}},
		{"ratio", bomb, Limits{Document: 1 << 30}, []string{"reject f 0 ratio"}},
		{"ratio in a zip", zipOf(t, "a", bomb, "b", bomb, "c", "C"), Limits{Document: 1 << 30}, []string{"reject f#a 0 ratio", "reject f#b 0 ratio", "reject f#c 0 ratio"}},
		{"held aside", gz(zipOf(t, "a", "A")), Limits{Document: 10, Spool: 1000}, []string{"text f#a 0 A"}},
		{"too much to hold aside", gz(zipOf(t, "a", "A")), Limits{Document: 10, Spool: 100}, []string{"error too-large an archive of more than 100 bytes inside another; unpack the outer one first"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, "f", tt.content, Options{Limits: tt.limits})); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
		})
	}
}

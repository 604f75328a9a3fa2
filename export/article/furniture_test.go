package article

import (
	"strings"
	"testing"
)

// TestFurnitureFile checks what the look-ups take for granted of furniture.tsv.
func TestFurnitureFile(t *testing.T) {
	n := 0
	for line := range strings.Lines(furnitureTSV) {
		n++
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Errorf("line %d has %d columns, want 3", n, len(f))
			continue
		}
		if furnitureKinds[f[0]] == 0 {
			t.Errorf("line %d: unknown kind %q", n, f[0])
		}
		for _, p := range strings.Split(f[2], ";") {
			if p == "" || p != strings.TrimSpace(p) && !strings.HasSuffix(p, "*") && !strings.Contains(p, " *") {
				t.Errorf("line %d: phrase %q is empty or has space around it", n, p)
			}
			if p != strings.ToLower(p) {
				t.Errorf("line %d: phrase %q is not in lower case", n, p)
			}
			if strings.Trim(p, "* ") == "" {
				t.Errorf("line %d: phrase %q matches everything", n, p)
			}
		}
	}
}

func TestFurnitureOf(t *testing.T) {
	for _, c := range []struct {
		line string
		want furniture // at least these
		none furniture // and none of these
	}{
		{"Sign in", menuWord, relatedLabel},
		{"READ ALSO:", relatedLabel, menuWord},
		{"» Read also «", relatedLabel, 0},
		{"Читайте также", relatedLabel, 0},
		{"Most read", listingLabel, relatedLabel},
		{"12 Comments", unitWord, relatedLabel},
		{"Photo: Jane Roe", creditWord, 0},
		{"Foto: Max Stein/Beispielbild", creditWord, 0},
		{"Sign up for our newsletter and never miss a story.", boilerWord, 0},
		{"Alle Rechte vorbehalten", boilerWord, 0},
		{"関連記事", relatedLabel, 0},
		{"相关阅读", relatedLabel, 0},
		// Near misses: words of stories.
		{"The minister signed in blue ink.", 0, ^furniture(0)},
		{"She also read the letter aloud.", 0, ^furniture(0)},
		{"Background", 0, ^furniture(0)},
		{"Photographers waited outside the court.", 0, ^furniture(0)},
	} {
		got := furnitureOf(c.line, measureOf(c.line).words)
		if got&c.want != c.want || got&c.none != 0 {
			t.Errorf("furnitureOf(%q) = %#x, want %#x and none of %#x", c.line, got, c.want, c.none)
		}
	}
}

func TestRelatedTail(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Read also: Ferry stays in harbour", "Ferry stays in harbour"},
		{"READ MORE | Ferry stays in harbour", "Ferry stays in harbour"},
		{"Lire aussi : Le bac reste au port", "Le bac reste au port"},
		{"Читайте также: Паром остался в порту", "Паром остался в порту"},
		{"Ferry: read also the small print", ""},
		{"Read also", ""},
		{"The captain - who reads much - stayed", ""},
	} {
		got, ok := relatedTail(c.line)
		if got.text != c.want || ok != (c.want != "") {
			t.Errorf("relatedTail(%q) = %q, %v; want %q", c.line, got.text, ok, c.want)
		} else if ok && c.line[got.start:got.end] != c.want {
			t.Errorf("relatedTail(%q) gives [%d:%d]", c.line, got.start, got.end)
		}
	}
}

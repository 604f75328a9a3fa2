package furniture

import (
	"strings"
	"testing"

	"dateline/export/article/internal/prose"
)

// TestFurniturePhrases checks what the look-ups take for granted of the phrases in furniture.tsv.
func TestFurniturePhrases(t *testing.T) {
	for row := range furnitureList.Rows(furnitureTSV) {
		for _, p := range row.Items {
			if p != strings.ToLower(p) {
				t.Errorf("line %d: phrase %q is not in lower case", row.Line, p)
			}
			if strings.Trim(p, "* ") == "" {
				t.Errorf("line %d: phrase %q matches everything", row.Line, p)
			}
		}
	}
}

func TestFurnitureOf(t *testing.T) {
	for _, c := range []struct {
		line string
		want Kind // at least these
		none Kind // and none of these
	}{
		{"Sign in", MenuWord, RelatedLabel},
		{"READ ALSO:", RelatedLabel, MenuWord},
		{"» Read also «", RelatedLabel, 0},
		{"Читайте также", RelatedLabel, 0},
		{"Most read", ListingLabel, RelatedLabel},
		{"12 Comments", UnitWord, RelatedLabel},
		{"Photo: Jane Roe", CreditWord, 0},
		{"Foto: Max Stein/Beispielbild", CreditWord, 0},
		{"Sign up for our newsletter and never miss a story.", BoilerWord, 0},
		{"Alle Rechte vorbehalten", BoilerWord, 0},
		{"関連記事", RelatedLabel, 0},
		{"相关阅读", RelatedLabel, 0},
		// Near misses: words of stories.
		{"The minister signed in blue ink.", 0, ^Kind(0)},
		{"She also read the letter aloud.", 0, ^Kind(0)},
		{"Background", 0, ^Kind(0)},
		{"Photographers waited outside the court.", 0, ^Kind(0)},
	} {
		got := Of(c.line, prose.MeasureOf(c.line).Words)
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
		{"บทความที่เกี่ยวข้อง: เรือข้ามฟาก", "เรือข้ามฟาก"},
		{"Read also" + strings.Repeat(" ", 51) + "| Ferry stays in harbour", "Ferry stays in harbour"},
		{"Read also" + strings.Repeat(" ", 52) + "| Ferry stays in harbour", ""},
		{"Ferry: read also the small print", ""},
		{"Read also", ""},
		{"The captain - who reads much - stayed", ""},
	} {
		got, ok := RelatedTail(c.line)
		if got.Text != c.want || ok != (c.want != "") {
			t.Errorf("relatedTail(%q) = %q, %v; want %q", c.line, got.Text, ok, c.want)
		} else if ok && c.line[got.Start:got.End] != c.want {
			t.Errorf("relatedTail(%q) gives [%d:%d]", c.line, got.Start, got.End)
		}
	}
}

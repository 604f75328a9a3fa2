package plain

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPieces(t *testing.T) {
	wrapped := "The ferry will not sail before Thursday because a part of its\nengine has to come from the mainland, where the only workshop\nthat can cast it is closed for the week.\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"line a paragraph", "One line.\nAnother line.\n", []string{"One line.", "Another line."}},
		{"line ends of all systems", "One.\r\nTwo.\rThree.\u2028Four.", []string{"One.", "Two.", "Three.", "Four."}},
		{"hard wrapped", wrapped, []string{strings.Join(strings.Fields(wrapped), " ")}},
		{"hard wrapped, indented paragraphs", "    " + wrapped + "    " + wrapped, []string{strings.Join(strings.Fields(wrapped), " "), strings.Join(strings.Fields(wrapped), " ")}},
		{"menu is not wrapped", "Home\nNews from the region\nSport and leisure for everyone\nContact\n", []string{"Home", "News from the region", "Sport and leisure for everyone", "Contact"}},
		{
			"headlines are not wrapped", "Ferry to stay in harbour until Thursday at least\nCouncil to vote on bridge\nWorkshop closed for the week, owner says on radio\nRain\n",
			[]string{"Ferry to stay in harbour until Thursday at least", "Council to vote on bridge", "Workshop closed for the week, owner says on radio", "Rain"},
		},
		{"broken at links", "The ferry will not sail before Thursday, the company\n, which owns two ships, said on Monday.\n", []string{"The ferry will not sail before Thursday, the company , which owns two ships, said on Monday."}},
		{"link's text in mid-sentence", "The ferry will not sail before Thursday, according to the\nHarbour Office\n, which owns two ships.\n", []string{"The ferry will not sail before Thursday, according to the Harbour Office , which owns two ships."}},
		{"capitals behind a closed line", "The ferry will not sail before Thursday, said the company.\nHarbour Office\nand its two ships are for sale\n", []string{"The ferry will not sail before Thursday, said the company.", "Harbour Office", "and its two ships are for sale"}},
		{"script in mid-story", "The ferry will not sail before Thursday, according to the\nHarbour\nvar ads = [];\n", []string{"The ferry will not sail before Thursday, according to the", "Harbour", "var ads = [];"}},
		{"table", "Rainfall in millimetres:\nMarch      41.5      38.0\nApril      12.0      55.1\n", []string{"Rainfall in millimetres:", "March      41.5      38.0\nApril      12.0      55.1"}},
		{"entities", "Fish &amp; chips &#8211; again", []string{"Fish & chips – again"}},
		{"tags left in text, ticker symbols kept", "<p>Shares of Acme <ACM> rose.<br/>", []string{"Shares of Acme <ACM> rose."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range pieces(c.text, cutLines(c.text), func(string) bool { return false }) {
				got = append(got, p.Text)
				if p.Start < 0 || p.End > len(c.text) || p.Start >= p.End {
					t.Errorf("piece %q at [%d:%d] of %d bytes", p.Text, p.Start, p.End, len(c.text))
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

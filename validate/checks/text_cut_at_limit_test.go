package checks

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dateline/validate"
)

// Letters have one to four bytes, so that neither the shortest text that counts nor the longest can be told by bytes alone.
func TestTextCutAtLimitCountsCharacters(t *testing.T) {
	five := func(headline string, characters int) (out []string) {
		for i := range 5 {
			r := []rune(strings.Repeat(headline, 8))[:characters-1]
			out = append(out, fmt.Sprintf(`{"headline":%q}`, string(r)+fmt.Sprint(i)))
		}
		return out
	}
	const russian, german, chinese = "Паромы к острову снова ходят ", "Die Fähren zur Insel fahren wieder ", "渡轮恢复通航"
	longest := fmt.Sprintf(`{"headline":%q,"body":"One body for both."}`, strings.Repeat("ferry ", 20))
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"40 characters of 72 bytes beside 50 of 52", append(five(russian, 40), five(german, 50)...), ""},
		{"40 characters alone", five(russian, 40), ""},
		{"20 characters of 58 bytes beside 62 of 64", append(five(chinese, 20), five(german, 62)...), "5 texts of headline have exactly 62 characters"},
		{"62 characters beside 61 of more bytes", append(five(russian, 61), five(german, 62)...), "5 texts of headline have exactly 62 characters"},
		{"a longer one over a copied body", append(five(german, 62), `{"body":"One body for both."}`, longest), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			var data []byte
			for _, line := range jsonLines(t, []byte(strings.Join(c.lines, "\n")+"\n")) {
				data = append(data, line...)
			}
			put(t, filepath.Join(dir, "articles.jsonl"), data)
			r, err := validate.Run(context.Background(), []string{dir}, validate.Options{Checks: All, Select: []string{"text-cut-at-limit"}})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range r.Findings {
				got += f.Message + "\n"
			}
			if (got != "") != (c.want != "") || !strings.HasPrefix(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

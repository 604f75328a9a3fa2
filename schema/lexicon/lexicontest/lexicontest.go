// Package lexicontest has the test of a package's word lists.
package lexicontest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dateline/schema/lexicon"
)

// Run tests the word lists of the package in the current folder. Every .tsv file there must be one of lists, be tidy, and
// be refused, with the right line, when any one of its lines has blanks instead of tabs or one cell more.
func Run(t *testing.T, lists ...*lexicon.List) {
	t.Helper()
	files, err := filepath.Glob("*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lists {
		if !slices.Contains(files, l.Name) {
			t.Errorf("there is no file %s", l.Name)
		}
	}
	for _, name := range files {
		i := slices.IndexFunc(lists, func(l *lexicon.List) bool { return l.Name == name })
		if i < 0 {
			t.Errorf("%s is tested by nobody: add its list to this test", name)
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := Tidy(lists[i], string(b)); err != nil {
			t.Error(err)
			continue
		}
		spoil(t, lists[i], string(b))
	}
}

// spoil breaks the lines of a list one by one. A line is read by itself, so it is broken by itself too.
func spoil(t *testing.T, l *lexicon.List, text string) {
	rows := 0
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		rows++
		broken := []string{line + "\tx", line + " ", line + "\r"}
		if len(l.Columns) > 1 {
			broken = append(broken, strings.ReplaceAll(line, "\t", "    "))
		}
		for _, b := range broken {
			err := l.Read("#\n"+b, func(lexicon.Row) bool { return true })
			if err == nil || !strings.HasPrefix(err.Error(), l.Name+":2: ") {
				t.Errorf("%q for %q: got error %v, want one on %s:2", b, line, err, l.Name)
			}
		}
	}
	if rows == 0 {
		t.Errorf("%s has no rows", l.Name)
	}
}

// Tidy reads a list and says what its reader lets pass and a keeper of the list should not: text that is not in NFC, which
// would match nothing, and an entry that stands in the list already, which is the last cell or an item of it behind the
// same other cells.
func Tidy(l *lexicon.List, text string) error {
	var untidy error
	seen := map[string]int{}
	err := l.Read(text, func(row lexicon.Row) bool {
		last := len(row.Cells) - 1
		before := strings.Join(row.Cells[:last], "\t") + "\t"
		for _, item := range row.Items {
			if !norm.NFC.IsNormalString(before + item) {
				untidy = l.At(row, errors.New("text is not in NFC"))
				return false
			}
			if old, ok := seen[before+item]; ok {
				untidy = l.At(row, fmt.Errorf("%q stands there already, on line %d", item, old))
				return false
			}
			seen[before+item] = row.Line
		}
		return true
	})
	if err != nil {
		return err
	}
	return untidy
}

package dateline

import (
	"testing"

	"dateline/schema/source"
)

// TestOwnForms reads the example of each row by that row alone.
func TestOwnForms(t *testing.T) {
	i := 0
	for row := range formList.Rows(formsTSV) {
		if d, ok := ownForms()[i].read(row.Cells[4], source.Default()); !ok || d.Place == "" || d.Agency == nil {
			t.Errorf("%s: %q: got place %q, mark %q, agency %v", row.Cells[0], row.Cells[4], d.Place, d.Mark, d.Agency)
		}
		i++
	}
}

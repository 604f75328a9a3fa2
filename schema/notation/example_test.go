package notation_test

import (
	"fmt"

	"dateline/schema/notation"
)

func Example() {
	for _, f := range notation.Arrow().Fields()[:3] {
		fmt.Println(f.Name, f.Type, f.Nullable)
	}
	for _, form := range notation.Forms {
		fmt.Println(form.Name)
	}
	// Output:
	// id utf8 false
	// url utf8 true
	// headline utf8 true
	// json-schema
	// arrow
	// table-schema
	// duckdb
}

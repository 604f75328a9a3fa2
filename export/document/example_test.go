package document_test

import (
	"errors"
	"fmt"

	"dateline/export/article"
	"dateline/export/document"
)

// A document without a story is refused with a code that can be counted by.
func ExampleRejection() {
	_, err := article.Extract(&document.Document{Name: "a.txt", Offset: -1, Text: "  \n"}, nil)
	rejected := (*document.Rejection)(nil)
	if errors.As(err, &rejected) {
		fmt.Println(rejected.Code)
	}
	// Output:
	// empty
}

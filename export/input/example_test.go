package input_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"strings"

	"dateline/export/input"
)

// A service reads what it was sent: the format is found by the content.
func ExampleOpenReader() {
	body := strings.NewReader(`{"id": "1", "text": "Storm closes the port"}
no JSON
{"id": "2", "text": "Port opens again"}
`)
	s, err := input.OpenReader(body, "upload", input.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	for {
		item, err := s.Next(context.Background())
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		switch {
		case item.Doc != nil:
			fmt.Println(item.Doc.Name, item.Doc.Text)
		case item.Reject != nil:
			fmt.Println(item.Reject.InputName, item.Reject.Code)
		}
	}
	// Output:
	// upload#1 Storm closes the port
	// upload#2 syntax
	// upload#2 Port opens again
}

package jsonschema_test

import (
	"fmt"
	"log"

	"dateline/schema/jsonschema"
)

func Example() {
	v, err := jsonschema.Compile([]byte(`{"properties": {"title": {"type": "string", "minLength": 3}}, "required": ["title", "date"]}`))
	if err != nil {
		log.Fatal(err)
	}
	violations, err := v.ValidateJSON([]byte(`{"title": "No"}`))
	if err != nil {
		log.Fatal(err)
	}
	for _, violation := range violations {
		fmt.Println(violation)
	}
	// Output:
	// date is missing
	// /title: the text is too short, expected 3 characters or more
}

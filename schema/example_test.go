package schema_test

import (
	"fmt"

	"dateline/schema"
)

// A record says itself what is wrong with it.
func ExampleRecord_Violations() {
	r := schema.Record{Headline: "Storm closes the port", DateStatus: schema.Stated}
	for _, v := range r.Violations() {
		fmt.Println(v)
	}
	// Output:
	// /id: null stands where a value is required
	// /body: null stands where a value is required
	// /input_name: null stands where a value is required
	// /input_sha256: null stands where a value is required
}

func ExampleDate() {
	d := schema.Date{Year: 2017, Month: 9, Day: 6}
	fmt.Println(d, schema.DateOfDays(d.Days()+30))
	// Output:
	// 2017-09-06 2017-10-06
}

package checks_test

import (
	"fmt"
	"log"

	"dateline/validate"
	"dateline/validate/checks"
)

func Example() {
	c, err := validate.ByName(checks.All, "missing-date")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.ID, c.Severity, c.Fields)
	_, err = validate.ByName(checks.All, "mising-date")
	fmt.Println(err)
	// Output:
	// DL101 error [date_published date_status]
	// no check has the ID or name "mising-date"; the nearest is "missing-date"
}

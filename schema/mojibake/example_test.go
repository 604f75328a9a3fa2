package mojibake_test

import (
	"fmt"

	"golang.org/x/text/encoding/charmap"

	"dateline/schema/mojibake"
)

func ExampleUndo() {
	text, n := mojibake.Undo("The cafÃ© in MÃ¼nchen", charmap.Windows1252)
	fmt.Println(text, n)
	// Output:
	// The café in München 25
}

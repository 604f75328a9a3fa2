package main

import (
	"fmt"
	"os"
	"path/filepath"

	"dateline/export"
	"dateline/schema"

	"github.com/urfave/cli/v2"
)

// recoverDatasets ends what killed exports have left half done in the directories that are to be read: no check may call
// a mixture of two datasets valid, and none could say anything of use about it.
func recoverDatasets(c *cli.Context, paths []string) error {
	for _, p := range paths {
		dir := p
		if info, err := os.Stat(p); err != nil || !info.IsDir() {
			dir = filepath.Dir(p)
		}
		did, err := export.Recover(dir)
		if err != nil {
			return &exitError{exitIO, err, "run the export into this directory again, or make it writable"}
		}
		if did {
			fmt.Fprintf(c.App.ErrWriter, "dateline: %s: ended what a killed export had left half done\n", schema.Printable(dir))
		}
	}
	return nil
}

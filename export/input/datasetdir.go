package input

import (
	"os"
	"path/filepath"

	"dateline/export/dataset"
)

// datasetSkips says which files of a directory are passed over because an export wrote it: they hold the same articles in
// other formats, or none. The first format that the manifest lists is read. It is nil for any other directory.
func datasetSkips(dir string) map[string]string {
	f, err := os.Open(filepath.Join(dir, dataset.ManifestName))
	if err != nil {
		return nil
	}
	defer f.Close()
	m, err := dataset.ReadManifest(f)
	if err != nil || m.Tool != "dateline" {
		return nil
	}
	skips := map[string]string{dataset.ManifestName: "dataset-sidecar"}
	read := false
	for _, file := range m.Files {
		_, err := os.Stat(filepath.Join(dir, file.Name))
		switch {
		case dataset.ByName(file.Format) == nil:
			skips[file.Name] = "dataset-sidecar"
		case read:
			skips[file.Name] = "dataset-copy"
		default:
			read = err == nil
		}
	}
	return skips
}

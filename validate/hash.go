package validate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"dateline/export/dataset"
)

// hashFiles works out the SHA-256 of the files for which a manifest states one, beside everything else.
func (ds *Dataset) hashFiles(ctx context.Context) <-chan error {
	done := make(chan error, 1)
	go func() {
		defer close(done)
		if ds.Manifest == nil {
			return
		}
		hash := func(name string) (string, error) {
			if !slices.ContainsFunc(ds.Manifest.Files, func(m dataset.ManifestFile) bool { return m.Name == path.Base(name) && m.SHA256 != "" }) {
				return "", nil
			}
			sum, err := hashFile(ctx, name)
			if err != nil {
				return "", fmt.Errorf("hashing a file of the dataset: %w", err)
			}
			return sum, nil
		}
		var err error
		for _, f := range ds.Files {
			if f.SHA256, err = hash(f.Path); err != nil {
				done <- err
				return
			}
		}
		for _, name := range ds.Sidecars {
			sum, err := hash(name)
			if err != nil {
				done <- err
				return
			}
			ds.SidecarSums = append(ds.SidecarSums, sum)
		}
	}()
	return done
}

func hashFile(ctx context.Context, name string) (string, error) {
	f, err := os.Open(filepath.FromSlash(name))
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	for {
		switch _, err := io.CopyN(h, f, 16<<20); {
		case errors.Is(err, io.EOF):
			return hex.EncodeToString(h.Sum(nil)), nil
		case err != nil:
			return "", err
		case ctx.Err() != nil:
			return "", ctx.Err()
		}
	}
}

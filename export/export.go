// Package export converts documents to a dataset: the ordered, concurrent loop from document to record to writer, the
// manifest and the rejects.
package export

// Version is the version of the program. Manifests carry it, so it changes with releases only and never with a build.
const Version = "0.1.0"

// SchemaVersion is the version of the record as schema.Fields define it.
const SchemaVersion = "1"

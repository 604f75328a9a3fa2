// Package export converts documents to a dataset: the ordered, concurrent loop from document to record to writer, the
// manifest and the rejects.
package export

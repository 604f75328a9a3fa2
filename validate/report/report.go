// Package report writes findings in every report format, one a file.
package report

// Package checks holds every check, one a file.
package checks

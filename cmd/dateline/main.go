// Command dateline turns news articles into validated datasets. See README.md.
package main

func main() {}

"""What a channel's export says was published: read as posts.

A reader takes a file's text, the name it goes by and the zones to understand it in, and hands out its posts with every
problem; it never raises. The whole text of a post is in it, as it was published; a letter that is none, a NUL or half
of a pair, is one that could not be read. A post that is there twice, in one file or in two, comes twice, with the same
source.
"""

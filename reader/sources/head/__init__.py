"""What a page says of its article outside the story: headline, authors, dates, teaser, publisher."""

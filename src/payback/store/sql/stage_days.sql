-- Every way in which a day stands in the dating columns, once.
select distinct text from ({texts}) where text is not null and text <> ''

-- In the order of dates and platforms: reading a period then skips most of the file.
insert into {current} by name select {key}{fields} from delta_{fact} where state = 'new' order by {order}

delete from loaded_{fact} where {incomplete}

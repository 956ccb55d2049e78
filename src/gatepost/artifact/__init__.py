"""What a built distribution must satisfy. Pure: archives come in as what was read of them."""
